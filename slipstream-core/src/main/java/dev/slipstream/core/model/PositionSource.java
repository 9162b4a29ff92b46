package dev.slipstream.core.model;

/** How a position became known. The name is stored; never rename a constant. */
public enum PositionSource {
    ADS_B,
    ASTERIX,
    MLAT,
    FLARM,
    UNKNOWN
}
