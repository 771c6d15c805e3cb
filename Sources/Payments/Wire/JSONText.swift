import Foundation

/// JSON as it goes to the providers: names sorted, slashes as they are, so that the same content is the same bytes.
enum JSONText {
    static func bytes(_ content: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(content))
        } catch {
            preconditionFailure("texts and whole numbers can always be written: \(error)")
        }
    }

    /// Throws: `malformed` with the name of what cannot be read.
    static func read<Content: Decodable>(
        _ type: Content.Type, from bytes: some Collection<UInt8>
    ) throws(GatewayFailure) -> Content {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch let error as DecodingError {
            throw .malformed(Self.place(error))
        } catch {
            throw .malformed("json")
        }
    }

    private static func place(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, _): key.stringValue
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            context.codingPath.last?.stringValue ?? "json"
        @unknown default: "json"
        }
    }
}

/// A provider's own code of an error as it may go into logs and pages: at most 64 letters, digits, points, dashes and underscores.
enum ProviderCode {
    static func text(_ code: String) -> String {
        let plain = code.utf8.prefix(64).filter { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
            default: false
            }
        }
        return plain.isEmpty ? "none" : String(decoding: plain, as: UTF8.self)
    }
}
