import Market

/// A notification of a payment: signed in its headers, its content encrypted for us.
///
/// Source: RULES.md, WeChat Pay v3.
struct WeChatPayNotification: Decodable {
    let event: String
    let kind: String
    let resource: WeChatPaySealed

    private enum CodingKeys: String, CodingKey {
        case event = "event_type"
        case kind = "resource_type"
        case resource
    }

    /// The transaction of which it tells. Throws: `malformed`, `forged` if it was not encrypted with our key.
    func transaction(_ key: WeChatPayAPIKey) throws(NotificationRefusal) -> WeChatPayTransaction {
        guard event == "TRANSACTION.SUCCESS" else { throw .malformed("event_type") }
        guard kind == "encrypt-resource" else { throw .malformed("resource_type") }
        guard let content = resource.opened(with: key) else { throw .forged }
        return try Self.read(WeChatPayTransaction.self, from: content)
    }

    static func read<Content: Decodable>(
        _ type: Content.Type, from bytes: some Collection<UInt8>
    ) throws(NotificationRefusal) -> Content {
        do {
            return try JSONText.read(type, from: bytes)
        } catch {
            guard case .malformed(let part) = error else { throw .malformed("json") }
            throw .malformed(part)
        }
    }
}
