package dev.slipstream.app.web;

import dev.slipstream.app.cli.Backend;
import dev.slipstream.core.config.UserError;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.function.Supplier;

/** The tables, their kept versions, and the way back to one of them. */
public final class TableRoutes implements Routes {
    private final Supplier<Backend> backend;

    public TableRoutes(Supplier<Backend> backend) {
        this.backend = backend;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.get(
                "/api/v1/tables",
                context -> QueryRoutes.answer(context, backend.get().tables()),
                Role.VIEWER);
        routes.get("/api/v1/tables/{table}/snapshots", this::snapshots, Role.VIEWER);
        routes.post("/api/v1/tables/{table}/rollback", this::rollBack, Role.OPERATOR);
    }

    private void snapshots(Context context) {
        QueryRoutes.answer(context, backend.get().snapshots(context.pathParam("table")));
    }

    private void rollBack(Context context) {
        String snapshot = QueryRoutes.textField(context, "snapshot");
        if (!snapshot.matches("[0-9]{1,19}")) {
            throw new UserError(
                    "Cannot read the snapshot " + snapshot + ": it is a number, as the list of snapshots says.");
        }
        backend.get().rollBack(context.pathParam("table"), Long.parseUnsignedLong(snapshot));
        context.json(Map.of("snapshot", snapshot));
    }
}
