package io.sealedemr.policy;

/** What a {@link Property} needs from the host that hands it out. */
public interface Reading {

  /**
   * Reads a JSON document: strictly, numbers exact.
   *
   * @throws UnreadableDocument if the text is no JSON document, has a duplicate key, or goes on
   *     after the document's end
   */
  Value document(String text) throws UnreadableDocument;

  /** Takes note that the policy has looked at a place. */
  void seen(Path place);

  /** The URN of the resource whose properties these are; empty if it has none. */
  String resource();

  /** A text is no JSON document. */
  final class UnreadableDocument extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * A fault in a text.
     *
     * @param reason what is wrong and where in the text, without any part of the text
     */
    public UnreadableDocument(String reason) {
      super(reason);
    }
  }
}
