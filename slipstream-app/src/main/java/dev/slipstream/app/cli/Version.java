package dev.slipstream.app.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says; the number comes from the jar's manifest. */
final class Version implements IVersionProvider {

    static String number() {
        String built = Version.class.getPackage().getImplementationVersion();
        return built == null ? "(not packaged)" : built;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Slipstream " + number(), "Java " + Runtime.version()};
    }
}
