package dev.slipstream.ingest.provider.simulator.serve;

/**
 * Whose credits a call takes.
 *
 * @param account the client's id, or the address of an anonymous user
 */
record Caller(String account, AccountClass accountClass) {

    static Caller anonymous(String remoteAddress) {
        return new Caller(remoteAddress, AccountClass.ANONYMOUS);
    }

    static Caller of(ApiClient client) {
        return new Caller(client.id(), client.accountClass());
    }

    boolean isAnonymous() {
        return accountClass == AccountClass.ANONYMOUS;
    }
}
