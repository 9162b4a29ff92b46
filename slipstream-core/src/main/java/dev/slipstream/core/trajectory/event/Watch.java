package dev.slipstream.core.trajectory.event;

/** Looks out for one kind of event, or one pair, on one flight. */
sealed interface Watch permits ContactWatch, SquawkWatch, VerticalWatch, ApproachWatch, HoldingWatch, CourseWatch {

    /** Looks at the next state; tells what it shows. */
    void observe(Sighting now);

    /** Tells what only the flight's end shows. */
    void end(Teller teller);
}
