package dev.slipstream.lakehouse.table;

/**
 * A stored seal and its link to the provider's seal before it.
 *
 * @param chainHash {@link Seal#chainHash} over the link before
 */
public record ChainedSeal(Seal seal, String chainHash) {}
