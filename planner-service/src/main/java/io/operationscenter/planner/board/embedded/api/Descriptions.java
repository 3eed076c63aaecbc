package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * How a description is stored (spec 10 §4): one root element, known tags and attributes only, no
 * comments, written anew. What is stored comes back unchanged when it is sent again.
 */
final class Descriptions {

  private static final Set<String> TAGS =
      Set.of(
          ("a abbr acronym area article aside b bdi bdo blockquote br caption center cite code col"
                  + " colgroup data dd del details dfn div dl dt em figcaption figure footer h1 h2"
                  + " h3 h4 h5 h6 header hgroup hr i img ins kbd li map mark nav ol p pre q rp rt"
                  + " rtc ruby s samp small span strike strong sub summary sup table tbody td th"
                  + " thead time tr tt u ul var wbr")
              .split(" "));
  private static final Set<String> WITH_THEIR_CONTENT =
      Set.of("script", "style", "template", "iframe", "noscript", "title");
  private static final Set<String> BLOCKS =
      Set.of(
          ("address article aside blockquote center dir div dl fieldset figure footer form h1 h2 h3"
                  + " h4 h5 h6 header hr isindex main menu nav noframes noscript ol p pre section"
                  + " table ul dd dt frameset li tbody td tfoot th thead tr")
              .split(" "));
  private static final Set<String> ANYWHERE =
      Set.of("class", "id", "lang", "role", "style", "title", "aria-label", "aria-hidden");
  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.of(
          "a", Set.of("href", "target", "hreflang"),
          "img", Set.of("src", "alt", "width", "height"),
          "ol", Set.of("start", "type"),
          "td", Set.of("colspan", "rowspan", "headers"),
          "th", Set.of("colspan", "rowspan", "headers", "scope"),
          "col", Set.of("span"),
          "colgroup", Set.of("span"),
          "del", Set.of("cite", "datetime"),
          "ins", Set.of("cite", "datetime"),
          "time", Set.of("datetime"));
  private static final Set<String> ADDRESSES = Set.of("href", "src", "cite");
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");
  private static final Pattern SCHEME = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*):");
  private static final Pattern IGNORED_IN_SCHEMES = Pattern.compile("[\\x00-\\x20]");

  private Descriptions() {}

  /**
   * The form to store.
   *
   * @throws Refused when nothing would be left
   */
  static String stored(String html) {
    if (html.indexOf('\0') >= 0) {
      throw Refused.with(
          400, JsonNodeFactory.instance.arrayNode().add("Null characters are not allowed."));
    }
    Document document = Jsoup.parseBodyFragment(html);
    document.outputSettings().prettyPrint(false);
    Element body = document.body();
    removeUnseen(body);
    clean(body);
    if (body.childNodes().stream().allMatch(Descriptions::isBlank)) {
      throw Refused.payload("Invalid HTML passed");
    }
    Element holder = new Element("body");
    holder.appendChild(singleRoot(body));
    document.body().replaceWith(holder);
    return holder.html();
  }

  private static boolean isBlank(Node node) {
    return node instanceof TextNode text && text.isBlank();
  }

  private static void removeUnseen(Element body) {
    body.nodeStream().filter(Descriptions::isUnseen).toList().forEach(Node::remove);
  }

  private static boolean isUnseen(Node node) {
    return switch (node) {
      case Element element -> WITH_THEIR_CONTENT.contains(element.normalName());
      case TextNode _ -> false;
      default -> true;
    };
  }

  private static Element singleRoot(Element body) {
    boolean onlyElements =
        body.childNodes().stream().allMatch(node -> node instanceof Element || isBlank(node));
    Element first = body.firstElementChild();
    if (first != null && body.childrenSize() == 1 && onlyElements) {
      return first;
    }
    boolean blocks = inside(body).anyMatch(element -> BLOCKS.contains(element.normalName()));
    Element root = new Element(blocks ? "div" : "span");
    root.appendChildren(body.childNodesCopy());
    return root;
  }

  private static Stream<Element> inside(Element holder) {
    return holder.getAllElements().stream().skip(1);
  }

  private static void clean(Element holder) {
    for (Element element : inside(holder).toList()) {
      if (TAGS.contains(element.normalName())) {
        cleanAttributes(element);
      } else {
        element.unwrap();
      }
    }
  }

  private static void cleanAttributes(Element element) {
    Set<String> own = ATTRIBUTES.getOrDefault(element.normalName(), Set.of());
    for (Attribute attribute : element.attributes().asList()) {
      String name = attribute.getKey().toLowerCase(Locale.ROOT);
      boolean known = ANYWHERE.contains(name) || own.contains(name);
      if (!known || (ADDRESSES.contains(name) && !isSafe(attribute.getValue()))) {
        element.removeAttr(attribute.getKey());
      }
    }
    if (element.normalName().equals("a")) {
      element.attr("rel", "noopener noreferrer");
    }
  }

  private static boolean isSafe(String address) {
    var scheme = SCHEME.matcher(IGNORED_IN_SCHEMES.matcher(address).replaceAll(""));
    return !scheme.find() || SCHEMES.contains(scheme.group(1).toLowerCase(Locale.ROOT));
  }
}
