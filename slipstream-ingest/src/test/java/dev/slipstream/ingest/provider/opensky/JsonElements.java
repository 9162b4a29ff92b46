package dev.slipstream.ingest.provider.opensky;

/** Counts the rows of an answer by its brackets alone, as a check on the parser. */
final class JsonElements {
    private JsonElements() {}

    /** How many arrays and objects stand directly in the answer's outermost array. */
    static int countRows(String body) {
        int arrayDepth = body.stripLeading().startsWith("[") ? 1 : 2;
        int depth = 0;
        int rows = 0;
        boolean inText = false;
        for (char c : body.toCharArray()) {
            if (c == '"') {
                inText = !inText;
            } else if (!inText && (c == '[' || c == '{')) {
                rows += depth == arrayDepth ? 1 : 0;
                depth++;
            } else if (!inText && (c == ']' || c == '}')) {
                depth--;
            }
        }
        return rows;
    }
}
