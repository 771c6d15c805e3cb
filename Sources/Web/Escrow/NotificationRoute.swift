import HTTPTypes
import HummingbirdCore
import NIOCore
import Service

/// `POST /gateways/:gateway/notifications`: what a payment gateway tells us, on its raw bytes.
///
/// It comes from a server, not from a browser: there is no session and no form token, and the gateway's own signature says
/// who speaks. The answer is exactly what the gateway waits for.
enum NotificationRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .notification("/gateways/:gateway/notifications", bytesMax: Marketplace.notificationBytesMax) { visit in
            let name = try visit.identifier("gateway")
            let body = try await visit.rawBody(bytesMax: Marketplace.notificationBytesMax).collected()
            guard let answer = await marketplace.answer(visit.request.headers, body, from: name) else {
                throw Refused.notFound
            }
            return .bytes(
                ByteBuffer(string: answer.body), mediaType: answer.contentType, status: .init(code: answer.status))
        }
    }
}
