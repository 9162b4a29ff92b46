package dev.slipstream.lakehouse.question;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL cut into what is code and what is not, so that parameters are put in and comments taken out
 * where it is code only. Whatever this misreads, the statement that results is the one that is
 * parsed, checked and run.
 */
final class SqlText {
    private static final Pattern TOKEN = Pattern.compile(
            String.join(
                    "|",
                    "(?<text>(?i:e)'(?:[^'\\\\]|\\\\.|'')*+'|'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\")",
                    "(?<quote>\\$(?:[A-Za-z_]\\w*)?\\$)",
                    "(?<comment>--[^\\n\\r]*|/\\*)",
                    "(?<parameter>\\$[A-Za-z_]\\w*)",
                    "(?<word>[\\w]+)"),
            Pattern.DOTALL);

    private SqlText() {}

    /** The statement without comments and without semicolons at its end. */
    static String withoutComments(String sql) {
        return rewrite(sql, parameter -> "$" + parameter);
    }

    /**
     * The same with each {@code $name} replaced.
     *
     * @param replacement from the name, without its dollar, to the SQL in its place
     */
    static String rewrite(String sql, UnaryOperator<String> replacement) {
        StringBuilder out = new StringBuilder();
        Matcher token = TOKEN.matcher(sql);
        int at = 0;
        while (token.find(at)) {
            out.append(sql, at, token.start());
            at = token.end();
            if (token.group("comment") != null) {
                out.append(' ');
                at = token.group().equals("/*") ? after(sql, "*/", at) : at;
            } else if (token.group("quote") != null) {
                int end = after(sql, token.group(), at);
                out.append(sql, token.start(), end);
                at = end;
            } else if (token.group("parameter") != null) {
                out.append(replacement.apply(token.group().substring(1)));
            } else {
                out.append(token.group());
            }
        }
        return out.append(sql.substring(at)).toString().replaceFirst("[;\\s]+\\z", "");
    }

    private static int after(String sql, String end, int from) {
        int found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }
}
