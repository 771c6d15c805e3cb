/// The ASCII scalars that the reading of texts names.
enum Ascii {
    static let newline: UInt32 = 0x0A
    static let carriageReturn: UInt32 = 0x0D
    static let space: UInt32 = 0x20
    static let exclamation: UInt32 = 0x21
    static let hash: UInt32 = 0x23
    static let percent: UInt32 = 0x25
    static let plus: UInt32 = 0x2B
    static let comma: UInt32 = 0x2C
    static let point: UInt32 = 0x2E
    static let zero: UInt32 = 0x30
    static let colon: UInt32 = 0x3A
    static let semicolon: UInt32 = 0x3B
    static let question: UInt32 = 0x3F
    static let at: UInt32 = 0x40
    static let underscore: UInt32 = 0x5F
    static let a: UInt32 = 0x61
    static let o: UInt32 = 0x6F
}

extension UInt32 {
    /// From 0 to 9.
    var isAsciiDigit: Bool { self >= 0x30 && self <= 0x39 }
    /// From a to z.
    var isAsciiLetter: Bool { self >= 0x61 && self <= 0x7A }
    /// A digit or a letter from a to z.
    var isAsciiWord: Bool { isAsciiDigit || isAsciiLetter }
    /// A Han character.
    var isHan: Bool { self >= 0x3400 && self <= 0x9FFF || self == 0x3007 }
}
