/// What an authenticator answered when it was asked to sign a challenge, with what the browser told it.
///
/// The signature is over the authenticator's data and the SHA-256 of the browser's. Both hold as they are, to the byte.
/// Source: W3C Web Authentication Level 2, sections 5.8.1, 6.1 and 7.2.
public struct PasskeyAssertion: Sendable, Hashable {
    /// Whose site, what was asked of the person, how often the key was used: 37 bytes and more.
    public let authenticatorData: [UInt8]
    /// The browser's data as JSON.
    public let clientData: [UInt8]
    /// The signature of both.
    public let signature: [UInt8]

    /// Takes the parts as they are.
    public init(authenticatorData: [UInt8], clientData: [UInt8], signature: [UInt8]) {
        self.authenticatorData = authenticatorData
        self.clientData = clientData
        self.signature = signature
    }

    /// The longest such part that is read, in bytes.
    public static let partBytesMax = 4096

    /// Why an assertion proves nothing.
    public enum Fault: String, Error, Sendable, Hashable {
        /// The browser's data is not such JSON.
        case clientData
        /// It was made for something else than signing a challenge.
        case type
        /// Another challenge was signed: it is not about this document.
        case challenge
        /// The authenticator's data is too short or too long.
        case authenticatorData
        /// The authenticator signed for another site than the browser showed.
        case site
        /// Nobody was there.
        case userNotPresent
        /// Nobody was recognised, by PIN, finger or face.
        case userNotVerified
        /// The signature is not by that key, or something was changed afterwards.
        case signature
    }

    /// What holds of an assertion that was checked.
    public struct Facts: Sendable, Hashable {
        /// The site as the browser showed it, `https://chengxu.example`.
        public let origin: String
        /// How often the key has signed; 0 where the authenticator does not count.
        public let signCount: UInt32
    }

    /// Checks everything that can be checked from the bytes alone.
    ///
    /// - Throws: `Fault`, the first that is found.
    public func check(key: PasskeyKey, challenge: [UInt8]) throws(Fault) -> Facts {
        let client = try Client(clientData)
        guard client.type == "webauthn.get" else { throw .type }
        guard client.challenge.utf8.elementsEqual(Base64URL.encode(challenge).utf8) else { throw .challenge }
        let head = try Head(authenticatorData)
        guard let host = Self.host(of: client.origin), Hash.sha256(Array(host.utf8)) == head.siteHash else { throw .site }
        guard head.isUserPresent else { throw .userNotPresent }
        guard head.isUserVerified else { throw .userNotVerified }
        guard key.isValid(signature: signature, of: signed) else { throw .signature }
        return Facts(origin: client.origin, signCount: head.signCount)
    }

    /// The bytes that the signature is of.
    public var signed: [UInt8] { authenticatorData + Hash.sha256(clientData).bytes }

    /// What the browser says.
    public struct Client: Sendable, Hashable {
        /// `webauthn.get` or `webauthn.create`.
        public let type: String
        /// The challenge in base64url.
        public let challenge: String
        /// The site.
        public let origin: String

        /// Reads the browser's JSON. Throws: `Fault.clientData`.
        public init(_ bytes: [UInt8]) throws(Fault) {
            let json: JSON
            do {
                json = try JSON(parsing: bytes, limits: JSON.Limits(bytesMax: PasskeyAssertion.partBytesMax, depthMax: 4))
            } catch {
                throw .clientData
            }
            guard let type = json["type"]?.string, let challenge = json["challenge"]?.string,
                let origin = json["origin"]?.string, json["crossOrigin"]?.bool != true
            else { throw .clientData }
            (self.type, self.challenge, self.origin) = (type, challenge, origin)
        }
    }

    /// The first 37 bytes of what an authenticator says.
    public struct Head: Sendable, Hashable {
        /// The SHA-256 of the site's host.
        public let siteHash: Hash
        /// How often the key has signed.
        public let signCount: UInt32
        private let flags: UInt8

        /// How long it is, in bytes.
        public static let byteCount = 37

        /// Reads the head. Throws: `Fault.authenticatorData`.
        public init(_ bytes: [UInt8]) throws(Fault) {
            guard (Self.byteCount...PasskeyAssertion.partBytesMax).contains(bytes.count), let hash = Hash(bytes: bytes[..<32])
            else { throw .authenticatorData }
            siteHash = hash
            flags = bytes[32]
            signCount = bytes[33..<37].reduce(0) { $0 << 8 | UInt32($1) }
        }

        /// Somebody touched the authenticator.
        public var isUserPresent: Bool { flags & 0x01 != 0 }
        /// Somebody was recognised by it.
        public var isUserVerified: Bool { flags & 0x04 != 0 }
        /// A key that was just made follows the head.
        public var hasCredential: Bool { flags & 0x40 != 0 }
    }

    /// The host of an origin, which is what the site is called; nil where it is none.
    public static func host(of origin: String) -> String? {
        let rest: Substring
        if origin.hasPrefix("https://") {
            rest = origin.dropFirst(8)
        } else if origin.hasPrefix("http://") {
            rest = origin.dropFirst(7)
        } else {
            return nil
        }
        let host = rest.prefix { $0 != ":" && $0 != "/" }
        return host.isEmpty ? nil : String(host)
    }
}

/// Base64 with the alphabet for addresses and without padding, strictly: one text for each sequence of bytes.
///
/// Source: RFC 4648 section 5.
public enum Base64URL {
    /// The text of the bytes.
    public static func encode(_ bytes: [UInt8]) -> String {
        var text = Base64.encode(bytes).replacing("+", with: "-").replacing("/", with: "_")
        while text.hasSuffix("=") { text.removeLast() }
        return text
    }

    /// The bytes, if the text is exactly what `encode` would write; else nil.
    public static func decode(_ text: String) -> [UInt8]? {
        guard !text.utf8.contains(where: { $0 == 0x2B || $0 == 0x2F || $0 == 0x3D }) else { return nil }
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        return Base64.decode(plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4))
    }
}
