/// What opens a commitment: the value and the salt it was hidden with.
public struct Opening: Sendable, Hashable {
    /// 32 random bytes, new for every value.
    public let salt: [UInt8]
    /// The value's bytes; of a text its UTF-8.
    public let value: [UInt8]

    /// The length of every salt, in bytes.
    public static let saltBytes = 32

    /// Takes a salt of 32 bytes; any other count gives nil.
    public init?(salt: [UInt8], value: [UInt8]) {
        guard salt.count == Opening.saltBytes else { return nil }
        self.salt = salt
        self.value = value
    }

    /// Takes a salt of 32 bytes and a text; any other count gives nil.
    public init?(salt: [UInt8], text: String) {
        self.init(salt: salt, value: Array(text.utf8))
    }

    /// The value as a text; nil if it is not one that JSON can carry.
    public var text: String? {
        guard let text = String(validating: value, as: UTF8.self), !text.hasNoncharacter else { return nil }
        return text
    }
}

extension Opening {
    /// `{"salt": base64, "text": ...}`, or with `"bytes": base64` where the value is not a text.
    public var json: JSON {
        if let text {
            ["salt": .string(Base64.encode(salt)), "text": .string(text)]
        } else {
            ["bytes": .string(Base64.encode(value)), "salt": .string(Base64.encode(salt))]
        }
    }

    /// Takes exactly what `json` gives; anything else gives nil.
    public init?(json: JSON) {
        guard let object = json.object, object.count == 2,
            let saltText = object["salt"]?.string, let salt = Base64.decode(saltText)
        else { return nil }
        if let text = object["text"]?.string {
            self.init(salt: salt, text: text)
        } else if let bytesText = object["bytes"]?.string, let bytes = Base64.decode(bytesText) {
            self.init(salt: salt, value: bytes)
            guard text == nil else { return nil }
        } else {
            return nil
        }
    }
}
