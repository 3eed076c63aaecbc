package io.operationscenter.planner.controlroom;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** Turns a one-time code into a session. */
@Path("/")
@Singleton
public class SignIn {

  private static final int UNAUTHENTICATED = 401;
  private static final int SEE_OTHER = 303;
  private static final String STYLE_SHEET = style();

  private final Sessions sessions;
  private final Clock clock;

  SignIn(Sessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Sets the cookie and goes on to the runs; the code does not stay in the address. */
  @GET
  @Path(Paths.LOGIN)
  @Produces(MediaType.TEXT_HTML)
  @PermitAll
  public Response signIn(
      @QueryParam("code") @DefaultValue("") String code,
      @QueryParam("run") @DefaultValue("") String run,
      @Context UriInfo uri) {
    Optional<Sessions.Issued> session = sessions.open(code);
    if (session.isEmpty()) {
      return Page.answer(UNAUTHENTICATED, Page.HTML, Notice.usedLink().html());
    }
    boolean https = "https".equals(uri.getRequestUri().getScheme());
    String target = run.isEmpty() ? Paths.RUNS : Paths.RUNS + "/" + RunsView.encoded(run);
    return Response.fromResponse(Page.answer(SEE_OTHER, Page.TEXT, "Signed in."))
        .header(HttpHeaders.LOCATION, target)
        .cookie(SessionCookie.of(session.get(), clock, https))
        .build();
  }

  /** How pages look; the same for everybody. */
  @GET
  @Path(Paths.STYLE)
  @Produces("text/css")
  @PermitAll
  public Response styleSheet() {
    return Page.answer(Response.Status.OK.getStatusCode(), "text/css; charset=utf-8", STYLE_SHEET);
  }

  private static String style() {
    try (InputStream file = SignIn.class.getResourceAsStream("/controlroom/control-room.css")) {
      if (file == null) {
        throw new IllegalStateException("control-room.css is not on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("control-room.css cannot be read", e);
    }
  }
}
