package io.operationscenter.planner.board.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Character references of HTML 4 and numeric ones; anything else stays as it is written. */
final class HtmlEntities {

  /** No name is longer, so no search for the semicolon is. */
  private static final int LONGEST = 12;

  private static final int FIRST_LATIN = 160;
  private static final int FIRST_MISREAD = 0x80;

  /** What browsers show for the numbers 128 to 159, which HTML reads as Windows-1252. */
  private static final String MISREAD = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

  /** The names of 160 to 255, in that order. */
  private static final String LATIN =
      """
      nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn
      sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave
      Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml
      ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN
      szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave
      iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute
      ucirc uuml yacute thorn yuml""";

  private static final String OTHER =
      """
      amp & lt < gt > quot " apos ' OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ fnof ƒ circ ˆ tilde ˜
      Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ
      Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω alpha α
      beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ
      omicron ο pi π rho ρ sigmaf ς sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω thetasym ϑ
      upsih ϒ piv ϖ ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger †
      Dagger ‡ bull • hellip … permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › oline ‾ frasl ⁄ euro €
      image ℑ weierp ℘ real ℜ trade ™ alefsym ℵ larr ← uarr ↑ rarr → darr ↓ harr ↔ crarr ↵ lArr ⇐
      uArr ⇑ rArr ⇒ dArr ⇓ hArr ⇔ forall ∀ part ∂ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋
      prod ∏ sum ∑ minus − lowast ∗ radic √ prop ∝ infin ∞ ang ∠ and ∧ or ∨ cap ∩ cup ∪ int ∫
      there4 ∴ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ nsub ⊄ sube ⊆ supe ⊇
      oplus ⊕ otimes ⊗ perp ⊥ sdot ⋅ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lang ⟨ rang ⟩ loz ◊
      spades ♠ clubs ♣ hearts ♥ diams ♦""";

  private static final Pattern WORDS = Pattern.compile("\\s+");
  private static final Map<String, String> NAMED = named();

  private HtmlEntities() {}

  /** Appends the text with its references decoded, once: an escaped reference stays one. */
  static void decodeInto(StringBuilder out, CharSequence text) {
    int at = 0;
    while (at < text.length()) {
      char next = text.charAt(at);
      int end = next == '&' ? semicolonAfter(text, at) : -1;
      String decoded = end < 0 ? null : decoded(text.subSequence(at + 1, end).toString());
      if (decoded == null) {
        out.append(next);
        at++;
      } else {
        out.append(decoded);
        at = end + 1;
      }
    }
  }

  private static int semicolonAfter(CharSequence text, int ampersand) {
    int last = Math.min(text.length() - 1, ampersand + LONGEST);
    for (int at = ampersand + 1; at <= last; at++) {
      if (text.charAt(at) == ';') {
        return at;
      }
    }
    return -1;
  }

  private static @Nullable String decoded(String reference) {
    return reference.startsWith("#") ? numeric(reference.substring(1)) : NAMED.get(reference);
  }

  private static @Nullable String numeric(String number) {
    boolean hexadecimal = number.startsWith("x") || number.startsWith("X");
    String digits = hexadecimal ? number.substring(1) : number;
    int radix = hexadecimal ? 16 : 10;
    if (digits.isEmpty() || digits.chars().anyMatch(digit -> !isDigit(digit, radix))) {
      return null;
    }
    return character(Long.parseLong(digits, radix));
  }

  private static boolean isDigit(int character, int radix) {
    return character < FIRST_MISREAD && Character.digit(character, radix) >= 0;
  }

  private static String character(long code) {
    if (code >= FIRST_MISREAD && code < FIRST_LATIN) {
      return MISREAD.substring((int) code - FIRST_MISREAD, (int) code - FIRST_MISREAD + 1);
    }
    boolean unusable =
        code == 0
            || code > Character.MAX_CODE_POINT
            || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE);
    return unusable ? "\ufffd" : Character.toString((int) code);
  }

  private static Map<String, String> named() {
    Map<String, String> names = new HashMap<>();
    int code = FIRST_LATIN;
    for (String name : WORDS.splitAsStream(LATIN).toList()) {
      names.put(name, Character.toString(code++));
    }
    List<String> others = WORDS.splitAsStream(OTHER).toList();
    for (int at = 0; at + 1 < others.size(); at += 2) {
      names.put(others.get(at), others.get(at + 1));
    }
    return Map.copyOf(names);
  }
}
