import NIOCore

/// Writes JSON straight into a buffer: no tree, no reflection, commas by itself.
///
/// `var json = JSONText(); json.object { $0.member("id", "t_1"); $0.member("n", 3) }`. Member order is call order.
struct JSONText: Sendable {
    private(set) var buffer = ByteBuffer()
    private var needsComma = false

    init(capacityBytes: Int = 512) { buffer.reserveCapacity(capacityBytes) }

    /// An object as the whole text or as an element of an array.
    mutating func object(_ members: (inout JSONText) throws -> Void) rethrows {
        comma()
        try enclosed("{", "}", members)
    }

    /// A member that is an object.
    mutating func object(_ name: StaticString, _ members: (inout JSONText) throws -> Void) rethrows {
        key(name)
        try enclosed("{", "}", members)
    }

    /// A member that is an array; `elements` writes them with ``element(_:)-(String)`` or ``object(_:)``.
    mutating func array(_ name: StaticString, _ elements: (inout JSONText) throws -> Void) rethrows {
        key(name)
        try enclosed("[", "]", elements)
    }

    /// A member that is an array with one object for each item.
    mutating func array<Item>(
        _ name: StaticString, _ items: some Sequence<Item>, _ members: (Item, inout JSONText) throws -> Void
    ) rethrows {
        try array(name) { json in
            for item in items { try json.object { try members(item, &$0) } }
        }
    }

    /// A member whose name is not known before, that is an array with one object for each item.
    mutating func array<Item>(
        named name: String, _ items: some Sequence<Item>, _ members: (Item, inout JSONText) throws -> Void
    ) rethrows {
        comma()
        quoted(name)
        buffer.writeStaticString(":")
        try enclosed("[", "]") { json in
            for item in items { try json.object { try members(item, &$0) } }
        }
    }

    /// A member that is a text.
    mutating func member(_ name: StaticString, _ value: String) {
        key(name)
        quoted(value)
    }

    /// A member whose name is not known before.
    mutating func member(named name: String, _ value: String) {
        comma()
        quoted(name)
        buffer.writeStaticString(":")
        quoted(value)
        needsComma = true
    }

    /// A member that is a whole number, whose name is not known before.
    mutating func member(named name: String, _ value: some FixedWidthInteger) {
        comma()
        quoted(name)
        buffer.writeStaticString(":")
        buffer.writeString(String(value))
        needsComma = true
    }

    /// A member that is a text or null.
    mutating func member(_ name: StaticString, _ value: String?) {
        key(name)
        if let value { quoted(value) } else { buffer.writeStaticString("null") }
    }

    /// A member that is an array of texts.
    mutating func member(_ name: StaticString, texts: some Sequence<String>) {
        array(name) { json in
            for text in texts { json.element(text) }
        }
    }

    /// A member that is a whole number.
    mutating func member(_ name: StaticString, _ value: some FixedWidthInteger) {
        key(name)
        buffer.writeString(String(value))
    }

    /// A member that is a whole number or null.
    mutating func member(_ name: StaticString, _ value: (some FixedWidthInteger)?) {
        key(name)
        if let value { buffer.writeString(String(value)) } else { buffer.writeStaticString("null") }
    }

    /// A member that is true or false.
    mutating func member(_ name: StaticString, _ value: Bool) {
        key(name)
        if value { buffer.writeStaticString("true") } else { buffer.writeStaticString("false") }
    }

    /// A member that is null.
    mutating func null(_ name: StaticString) {
        key(name)
        buffer.writeStaticString("null")
    }

    /// An element that is a text.
    mutating func element(_ value: String) {
        comma()
        quoted(value)
        needsComma = true
    }

    /// A member whose value is JSON already, as stored bytes; the caller vouches for it.
    mutating func member(_ name: StaticString, json value: some Sequence<UInt8>) {
        key(name)
        buffer.writeBytes(value)
    }

    private mutating func key(_ name: StaticString) {
        comma()
        buffer.writeStaticString("\"")
        buffer.writeStaticString(name)
        buffer.writeStaticString("\":")
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { buffer.writeStaticString(",") }
        needsComma = false
    }

    private mutating func enclosed(
        _ open: StaticString, _ close: StaticString, _ body: (inout JSONText) throws -> Void
    ) rethrows {
        buffer.writeStaticString(open)
        needsComma = false
        try body(&self)
        buffer.writeStaticString(close)
        needsComma = true
    }

    /// Source: RFC 8259 section 7. `<` is escaped too, so that the text could stand in a page.
    private mutating func quoted(_ text: String) {
        var text = text
        buffer.writeInteger(UInt8(ascii: "\""))
        text.withUTF8 { bytes in
            var start = 0
            for (index, byte) in bytes.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x3C {
                buffer.writeBytes(bytes[start..<index])
                start = index + 1
                switch byte {
                case 0x22: buffer.writeStaticString("\\\"")
                case 0x5C: buffer.writeStaticString("\\\\")
                case 0x0A: buffer.writeStaticString("\\n")
                case 0x0D: buffer.writeStaticString("\\r")
                case 0x09: buffer.writeStaticString("\\t")
                default:
                    buffer.writeStaticString("\\u00")
                    buffer.writeInteger(Hex.lower[Int(byte >> 4)])
                    buffer.writeInteger(Hex.lower[Int(byte & 15)])
                }
            }
            buffer.writeBytes(bytes[start...])
        }
        buffer.writeInteger(UInt8(ascii: "\""))
    }
}
