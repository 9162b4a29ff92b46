package dev.slipstream.ingest.quota;

class InMemoryLedgerTest extends QuotaLedgerContract {
    private final InMemoryLedger.Book book = new InMemoryLedger.Book();

    @Override
    protected QuotaLedger open(QuotaLimits limits) {
        return new InMemoryLedger(book, limits);
    }

    @Override
    protected String account() {
        return "test";
    }
}
