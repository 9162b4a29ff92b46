package dev.slipstream.ingest.provider.opensky;

import dev.slipstream.ingest.pace.CallGate.Outcome;
import java.util.Optional;

/**
 * What a call brought.
 *
 * @param request the address that was asked, without secrets
 * @param outcome for the gate
 * @param body of a new answer, may be empty bytes; no body when nothing is there (404 of flights and tracks),
 *     nothing changed (304), or the call failed
 */
public record OpenSkyReply(String request, Outcome outcome, Optional<byte[]> body) {}
