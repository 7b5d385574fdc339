package io.sealedemr.network;

/**
 * An IPv4 range.
 *
 * @param address its first address as a number
 * @param prefix its length in bits
 */
record Cidr(int address, int prefix) {

  static Cidr parse(String text) {
    String[] parts = text.split("/", -1);
    int address = 0;
    for (String octet : parts[0].split("\\.", -1)) {
      address = (address << 8) | Integer.parseInt(octet);
    }
    return new Cidr(address, Integer.parseInt(parts[1]));
  }

  /** One of the sixteen equal parts. */
  Cidr sixteenth(int index) {
    int length = prefix + 4;
    return new Cidr(address + (index << (32 - length)), length);
  }

  @Override
  public String toString() {
    return ((address >> 24) & 0xff)
        + "."
        + ((address >> 16) & 0xff)
        + "."
        + ((address >> 8) & 0xff)
        + "."
        + (address & 0xff)
        + "/"
        + prefix;
  }
}
