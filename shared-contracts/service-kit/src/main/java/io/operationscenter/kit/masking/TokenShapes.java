package io.operationscenter.kit.masking;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Every token shape that is masked without having been registered. Each needs a prefix, a key or a
 * frame of its own, so that commit ids, UUIDs and digests are never taken for a token.
 */
final class TokenShapes {

  /** Longest text that one of the patterns can match, in characters. */
  static final int REACH = 17_000;

  /**
   * What escapes a character in source text, JSON or a URL, also twice, or colours a terminal. It
   * ends with a letter or digit that belongs to no word. Of percent escapes in lower case only
   * those with a digit count: {@code %d} and a word is more often a format.
   */
  private static final String ESCAPED =
      "(?<=\\\\[nrtbfv]|\\\\[0-7]{1,3}|\\\\x[0-9A-Fa-f]{2}|\\\\u[0-9A-Fa-f]{4}|\\\\U[0-9A-Fa-f]{8}"
          + "|%(?:25){0,3}(?:[0-9][0-9A-Fa-f]|[A-F][0-9A-F]|[a-f][0-9])"
          + "|\\x1b\\[[0-9;]{0,16}m|\\[[0-9;]{1,16}m)";

  /** Not inside a longer word. */
  static final String WORD = "(?:(?<![A-Za-z0-9])|" + ESCAPED + ")";

  static final List<TokenShape> ALL =
      List.of(
          new TokenShape(
              "GitHub token",
              List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
              WORD + "gh[pousr]_[A-Za-z0-9]{20,255}"),
          prefixed("GitHub fine-grained token", "github_pat_", "[A-Za-z0-9_]{20,255}"),
          prefixed("GitLab personal token", "glpat-", "[A-Za-z0-9_.-]{16,255}"),
          new TokenShape(
              "GitLab other token",
              List.of(
                  "gldt-",
                  "glrt-",
                  "glptt-",
                  "glft-",
                  "glsoat-",
                  "glcbt-",
                  "gloas-",
                  "glagent-",
                  "glimt-",
                  "glwt-",
                  "glffct-"),
              WORD + "gl(?:dt|rt|ptt|ft|soat|cbt|oas|agent|imt|wt|ffct)-[A-Za-z0-9_.-]{16,255}"),
          prefixed("Slack token", "xox", "[abceoprs]-[A-Za-z0-9-]{10,255}"),
          prefixed("Slack app token", "xapp-", "[A-Za-z0-9-]{16,255}"),
          new TokenShape(
              "Slack webhook",
              List.of("hooks.slack.com/"),
              "hooks\\.slack\\.com/(?<secret>(?:services|workflows)/[A-Za-z0-9/_-]{20,255})"),
          new TokenShape(
              "AWS access key id",
              List.of("AKIA", "ASIA"),
              WORD + "(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])"),
          new TokenShape(
              "AWS secret access key",
              List.of("ecret_access_key", "ecretAccessKey", "ECRET_ACCESS_KEY"),
              "(?i)ecret_?access_?key[\"']?\\s{0,8}[:=]\\s{0,8}[\"']?"
                  + "(?<secret>[A-Za-z0-9/+=]{40})(?![A-Za-z0-9/+=])"),
          prefixed("Google API key", "AIza", "[A-Za-z0-9_-]{35}"),
          prefixed("Google OAuth client secret", "GOCSPX-", "[A-Za-z0-9_-]{20,64}"),
          prefixed("Google OAuth access token", "ya29.", "[A-Za-z0-9_-]{20,2048}"),
          prefixed("OpenAI, Anthropic and alike", "sk-", "[A-Za-z0-9_-]{20,255}"),
          new TokenShape(
              "Stripe key",
              List.of("sk_live_", "sk_test_", "rk_live_", "rk_test_"),
              WORD + "(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,255}"),
          prefixed("Groq key", "gsk_", "[A-Za-z0-9]{32,128}"),
          prefixed("xAI key", "xai-", "[A-Za-z0-9]{32,128}"),
          prefixed("Perplexity key", "pplx-", "[A-Za-z0-9]{32,128}"),
          prefixed("Replicate token", "r8_", "[A-Za-z0-9]{32,64}"),
          prefixed("Hugging Face token", "hf_", "[A-Za-z0-9]{30,64}"),
          prefixed("npm token", "npm_", "[A-Za-z0-9]{30,64}"),
          prefixed("PyPI token", "pypi-", "Ag[A-Za-z0-9_-]{30,512}"),
          prefixed("Docker Hub token", "dckr_pat_", "[A-Za-z0-9_-]{20,64}"),
          prefixed("DigitalOcean token", "do", "[opr]_v1_[a-f0-9]{64}"),
          prefixed("Vault token", "hv", "[sb]\\.[A-Za-z0-9_-]{20,255}"),
          prefixed("Databricks token", "dapi", "[a-f0-9]{32}(?:-[0-9])?(?![A-Za-z0-9])"),
          prefixed("Twilio API key", "SK", "[a-f0-9]{32}(?![A-Za-z0-9])"),
          prefixed("Square token", "sq0", "(?:atp|csp|idp)-[A-Za-z0-9_-]{22,64}"),
          prefixed("New Relic key", "NRAK-", "[A-Z0-9]{27}"),
          prefixed("Postman key", "PMAK-", "[a-f0-9]{24}-[a-f0-9]{34}"),
          prefixed("Heroku key", "HRKU-", "[A-Za-z0-9_-]{36,64}"),
          prefixed("Tailscale key", "tskey-", "[A-Za-z0-9-]{20,128}"),
          prefixed("RubyGems key", "rubygems_", "[a-f0-9]{48}"),
          prefixed("Pulumi token", "pul-", "[a-f0-9]{40}(?![A-Za-z0-9])"),
          prefixed("Supabase token", "sbp_", "[a-f0-9]{40}(?![A-Za-z0-9])"),
          prefixed("Figma token", "figd_", "[A-Za-z0-9_-]{36,64}"),
          prefixed("Notion token", "ntn_", "[A-Za-z0-9]{36,64}"),
          prefixed(
              "Doppler token",
              "dp.",
              "(?:pt|st|ct|sa|scim|audit)\\.(?:[a-z0-9_-]{2,35}\\.)?[A-Za-z0-9]{40,44}"),
          prefixed("LangSmith key", "lsv2_", "(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}"),
          prefixed("HubSpot token", "pat-", "(?:na|eu)[0-9]-[a-f0-9-]{36}(?![a-f0-9-])"),
          prefixed("Dropbox token", "sl.", "[A-Za-z0-9_-]{128,2048}"),
          prefixed("1Password service account", "ops_eyJ", "[A-Za-z0-9_-]{100,4096}"),
          new TokenShape(
              "Telegram bot token",
              List.of(":AA"),
              "(?<=(?<![A-Za-z0-9])[0-9]{8,10}):(?<secret>AA[A-Za-z0-9_-]{33})(?![A-Za-z0-9_-])"),
          new TokenShape(
              "Azure shared key",
              List.of("AccountKey=", "SharedAccessKey="),
              "(?:Account|SharedAccess)Key=(?<secret>[A-Za-z0-9+/]{40,90}={0,2})"),
          new TokenShape(
              "Azure client secret",
              List.of("Q~"),
              "(?<=(?<![A-Za-z0-9])[A-Za-z0-9_~.]{3}[0-9])(?<secret>Q~[A-Za-z0-9_~.-]{31,34})"
                  + "(?![A-Za-z0-9_~.-])"),
          new TokenShape(
              "Terraform Cloud token",
              List.of(".atlasv1."),
              "(?<=[A-Za-z0-9]{14})(?<secret>\\.atlasv1\\.[A-Za-z0-9_=-]{60,70})"),
          new TokenShape(
              "Discord webhook",
              List.of("/api/webhooks/"),
              "/api/webhooks/(?<secret>[0-9]{16,20}/[A-Za-z0-9_-]{60,80})"),
          prefixed("Linear key", "lin_api_", "[A-Za-z0-9]{30,64}"),
          prefixed("Sentry token", "sntry", "[su]_[A-Za-z0-9+/=_]{30,512}"),
          prefixed("Grafana token", "glsa_", "[A-Za-z0-9_]{32,64}"),
          prefixed("Atlassian token", "ATATT3", "[A-Za-z0-9_=-]{30,512}"),
          prefixed("Shopify token", "shp", "(?:at|ca|pa|ss)_[a-fA-F0-9]{32}"),
          prefixed("SendGrid key", "SG.", "[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{32,64}"),
          prefixed("age private key", "AGE-SECRET-KEY-1", "[A-Z0-9]{50,64}"),
          prefixed("Plane key or webhook secret", "plane_", "(?:api|wh)_[A-Za-z0-9]{16,128}"),
          new TokenShape(
              "JSON Web Token",
              List.of("eyJ"),
              WORD + "eyJ[A-Za-z0-9_-]{8,2048}\\.[A-Za-z0-9_-]{8,8192}\\.[A-Za-z0-9_-]{0,2048}"),
          new TokenShape(
              "PEM private key",
              List.of("-----BEGIN "),
              "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
                  + "(?:[\\s\\S]{0,16384}?-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
                  + "|[A-Za-z0-9+/=\\s\\\\]{0,16384})"),
          new TokenShape(
              "Authorization header",
              List.of("uthorization", "UTHORIZATION"),
              "(?i)uthorization[\"']?\\s{0,8}[:=]\\s{0,8}[\"']?"
                  + "(?:bearer|basic|token|digest)\\s{1,8}(?<secret>[^\\s\"',;]{1,8192})"),
          new TokenShape(
              "Bearer token",
              List.of("earer ", "EARER "),
              "(?i)(?<=(?:\\b|"
                  + ESCAPED
                  + ")b)earer\\s{1,8}"
                  + "(?<secret>(?=[^\\s\\d]{0,64}\\d)[A-Za-z0-9._~+/=-]{16,8192})"),
          new TokenShape(
              "API key header",
              List.of("pi-key", "pi-Key", "PI-Key", "PI-KEY", "-token", "-Token", "-TOKEN"),
              "(?i)(?:pi-key|-token)[\"']?\\s{0,8}[:=]\\s{0,8}[\"']?"
                  + "(?<secret>[A-Za-z0-9._~+/=-]{8,512})"),
          new TokenShape(
              "URL user and password",
              List.of("://"),
              "://(?<secret>[^\\s/?#@:\"'<>]{0,255}:[^\\s/?#@\"'<>]{1,1024})(?=@)"),
          new TokenShape(
              "URL token",
              List.of("://"),
              "(?i)(?<=https?)://(?!git@)(?<secret>[^\\s/?#@:\"'<>]{1,1024})(?=@)"));

  private TokenShapes() {}

  private static TokenShape prefixed(String name, String prefix, String rest) {
    return new TokenShape(name, List.of(prefix), WORD + Pattern.quote(prefix) + rest);
  }
}
