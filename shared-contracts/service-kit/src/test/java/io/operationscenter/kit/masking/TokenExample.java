package io.operationscenter.kit.masking;

import java.util.List;

/**
 * A made-up token of one issuer's shape, put together here so that no scanner takes this file for a
 * leak.
 *
 * @param text how it stands in output
 * @param secret the part that must not be seen
 */
record TokenExample(String text, String secret) {

  private static final String A16 = "a1B2c3D4e5F6g7H8";
  private static final String A36 = A16 + A16 + "i9J0";
  private static final String HEX32 = "0123456789abcdef".repeat(2);

  static final List<TokenExample> ALL =
      List.of(
          token("ghp_", A36),
          token("gho_", A36),
          token("ghu_", A36),
          token("ghs_", A36),
          token("ghr_", A36),
          token("github_pat_", A16 + "_" + A36),
          token("glpat-", "a1B2c3D4e5F6g7H8-i_9"),
          token("glrt-", A36),
          token("xoxb-", "123456789012-" + A16),
          token("xapp-", "1-A012-" + A16),
          new TokenExample("https://hooks.slack.com/services/T0/B0/" + A36, A36),
          token("AKIA", "ABCDEFGHIJKLMNOP"),
          token("ASIA", "ABCDEFGHIJKLMNOP"),
          new TokenExample("aws_secret_access_key = " + A36 + "/+==", A36),
          token("AIza", A36.substring(1)),
          token("GOCSPX-", A36),
          token("ya29.", A36),
          token("sk-", A36),
          token("sk-proj-", A36),
          token("sk-ant-api03-", A36),
          token("sk_live_", A16),
          token("gsk_", A36),
          token("xai-", A36),
          token("pplx-", A36),
          token("r8_", A36),
          token("hf_", A36),
          token("npm_", A36),
          token("pypi-", "AgEIcHlwaS5vcmc" + A36),
          token("dckr_pat_", A36),
          token("dop_v1_", HEX32 + HEX32),
          token("hvs.", A36),
          token("hvb.", A36),
          token("glagent-", A36),
          token("dapi", HEX32),
          token("SK", HEX32),
          token("sq0atp-", A16 + "i9J0k1"),
          token("NRAK-", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0"),
          token("PMAK-", HEX32.substring(8) + "-" + HEX32 + "01"),
          token("HRKU-", A36),
          token("tskey-", "auth-k123CNTRL-" + A36),
          token("rubygems_", HEX32 + HEX32.substring(16)),
          token("pul-", HEX32 + "01234567"),
          token("sbp_", HEX32 + "01234567"),
          token("figd_", A36),
          token("ntn_", A36),
          token("dp.pt.", A36 + "k1L2"),
          token("dp.st.", "dev_main." + A36 + "k1L2"),
          token("lsv2_pt_", HEX32 + "_0123456789"),
          token("pat-na1-", "123e4567-e89b-12d3-a456-426614174000"),
          token("sl.", A36 + A36 + A36 + A36),
          token("ops_eyJ", A36 + A36 + A36),
          new TokenExample("123456789:AA" + A16 + A16 + "-", A16),
          new TokenExample("AccountName=a;AccountKey=" + A36 + A36 + "abcd+/abcdefgh==;X=y", A36),
          new TokenExample("Endpoint=sb://a/;SharedAccessKey=" + A36 + "abcdefg=", A36),
          new TokenExample("abC8Q~" + A16 + A16, A16),
          new TokenExample("a1B2c3D4e5F6g7.atlasv1." + A36 + A36.substring(8), A36),
          new TokenExample("https://discord.com/api/webhooks/12345678901234567/" + A36 + A36, A36),
          token("lin_api_", A36),
          token("sntrys_", A36),
          token("glsa_", A36),
          token("ATATT3", A36),
          token("shpat_", HEX32),
          token("SG.", "a1B2c3D4e5F6g7H8ijkl12." + A36 + "abcdefg"),
          token("AGE-SECRET-KEY-1", "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"),
          token("plane_api_", HEX32),
          token("plane_wh_", HEX32),
          token("eyJhbGciOiJIUzI1NiJ9.", "eyJzdWIiOiIxMjM0NTY3ODkwIn0." + A36),
          new TokenExample(
              "-----BEGIN RSA PRIVATE KEY-----\n" + A36 + "\n-----END RSA PRIVATE KEY-----", A36),
          new TokenExample(
              "{\"key\":\"-----BEGIN PRIVATE KEY-----\\n" + A36 + "\\n-----END PRIVATE KEY-----\"}",
              A36),
          new TokenExample("Authorization: Bearer " + A16, A16),
          new TokenExample("authorization: basic dXNlcjpwYXNz", "dXNlcjpwYXNz"),
          new TokenExample("\"Authorization\": \"token " + A16 + "\"", A16),
          new TokenExample("curl said: bearer " + A16, A16),
          new TokenExample("X-API-Key: " + A16, A16),
          new TokenExample("https://user:geheim@host.example/x.git", "geheim"),
          new TokenExample("https://" + A16 + "@host.example/x.git", A16));

  private static TokenExample token(String prefix, String rest) {
    return new TokenExample(prefix + rest, rest);
  }

  @Override
  public String toString() {
    return text.substring(0, Math.min(12, text.length())) + "…";
  }
}
