package dev.slipstream.ingest.provider;

/**
 * What a provider's data may be used for.
 *
 * @param name the provider's name as stored in {@code provider} columns
 * @param summary one sentence for people
 * @param licence the terms of the data, in a few words
 * @param redistributable whether the data may leave this machine
 */
public record ProviderInfo(String name, String summary, String licence, boolean redistributable) {}
