/**
 * The ledger of providers' quotas in PostgreSQL. Read {@link dev.slipstream.app.quota.PostgresLedger} first; what
 * is allowed comes from {@code ingest.quota}.
 */
@NullMarked
package dev.slipstream.app.quota;

import org.jspecify.annotations.NullMarked;
