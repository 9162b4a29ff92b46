package dev.slipstream.ingest.provider.simulator.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private final ApiWorld api = new ApiWorld();

    @Test
    void theAnswerIsThatOfOpenSkysLogin() {
        ApiResponse answer = api.askToken("ann", "s1");
        assertThat(answer.status()).isEqualTo(200);
        Map<String, Object> fields = PlainJson.object(answer.body());
        assertThat(fields).containsEntry("expires_in", 1800L).containsEntry("token_type", "Bearer");
        assertThat((String) fields.get("access_token")).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(fields).doesNotContainKey("refresh_token");
    }

    @Test
    void wrongCredentialsAreToldAsKeycloakDoes() {
        for (ApiResponse answer : new ApiResponse[] {api.askToken("ann", "s2"), api.askToken("nobody", "s1")}) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(PlainJson.object(answer.body()))
                    .containsOnlyKeys("error", "error_description")
                    .containsEntry("error", "invalid_client");
        }
        assertThat(api.send("POST", OpenSkyAnswers.TOKEN_PATH, null).status()).isEqualTo(400);
        assertThat(ApiWorld.text(api.send("POST", OpenSkyAnswers.TOKEN_PATH + "?grant_type=password", null)))
                .contains("unsupported_grant_type");
        assertThat(api.send("GET", OpenSkyAnswers.TOKEN_PATH, null).status()).isEqualTo(405);
    }

    @Test
    void aTokenIsGoodForItsLifetime() {
        String token = api.token(ApiWorld.STANDARD);
        api.now = ApiWorld.NOON.plusSeconds(1799);
        assertThat(api.get("/api/states/all", token).headers()).containsEntry("X-Rate-Limit-Remaining", "3996");
        api.now = ApiWorld.NOON.plusSeconds(1800);
        ApiResponse refused = api.get("/api/states/all", token);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(api.get("/api/states/own", token).status()).isEqualTo(401);
        assertThat(api.get("/api/states/all", api.token(ApiWorld.STANDARD)).status())
                .isEqualTo(200);
    }

    @Test
    void anotherSimulatorKnowsTheTokensOfThisOne() {
        assertThat(new ApiWorld()
                        .get("/api/states/own", api.token(ApiWorld.LICENSED))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Basic YW5uOnMx", "Bearer %%%.%%%.%%%"})
    void otherCredentialsAreRefused(String authorization) {
        assertThat(api.send("GET", "/api/states/all", authorization).status()).isEqualTo(401);
    }

    @Test
    void aChangedTokenIsRefused() {
        String token = api.token(ApiWorld.STANDARD);
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(api.get("/api/states/all", changed).status()).as(changed).isEqualTo(401);
        }
    }

    @Test
    void clientsAreReadAndTheirSecretsNotShown() {
        assertThat(ApiClient.parse("me:secret:licensed"))
                .isEqualTo(new ApiClient("me", "secret", AccountClass.LICENSED))
                .hasToString("me (licensed)");
        assertThat(ApiClient.parse("me:secret").accountClass()).isEqualTo(AccountClass.STANDARD);
        for (String wrong :
                new String[] {"me", "me:", ":hidden", "me:hidden:rich", "a b:hidden", "me:hidden:anonymous"}) {
            assertThatThrownBy(() -> ApiClient.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .doesNotContain("hidden");
        }
    }
}
