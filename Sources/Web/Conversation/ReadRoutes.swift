import HTTPTypes
import HummingbirdCore
import Market
import NIOCore
import Service

/// A page says what it has shown of a conversation: with script `POST /trades/:trade/reads` with `from` and `upTo` once it is
/// visible, without script by the picture `GET /trades/:trade/seen` that only such a browser asks for. `POST
/// /trades/:trade/arrivals` says the same of what arrived live at a page that nobody looks at.
enum ReadRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .post("/trades/:trade/reads") { visit in
                var fields = visit.fields()
                let from = fields.integer("from", in: 0...(1 << 53))
                let upTo = fields.integer("upTo", in: 0...(1 << 53))
                try fields.finish()
                let unread = try await marketplace.markRead(
                    from: from, upTo: upTo, in: try visit.trade(), by: try visit.memberID())
                return .json { $0.member("unread", unread) }
            },
            .post("/trades/:trade/arrivals") { visit in
                var fields = visit.fields()
                let from = fields.integer("from", in: 0...(1 << 53))
                let upTo = fields.integer("upTo", in: 0...(1 << 53))
                try fields.finish()
                try await marketplace.markReceived(
                    from: from, upTo: upTo, in: try visit.trade(), by: try visit.memberID())
                return .json { $0.member("upTo", upTo) }
            },
            .get("/trades/:trade/seen", .member) { visit in
                // It notes something, so no foreign page may have it asked for.
                if let site = visit.request.headers[.secFetchSite], site != "same-origin" {
                    throw Refused(.forbidden, "foreignOrigin")
                }
                var fields = Fields(.form(try visit.query()))
                let from = fields.integer("from", in: 0...(1 << 53))
                let upTo = fields.integer("upTo", in: 0...(1 << 53))
                try fields.finish()
                _ = try await marketplace.markRead(from: from, upTo: upTo, in: try visit.trade(), by: try visit.memberID())
                return Answer.bytes(ByteBuffer(bytes: emptyPicture), mediaType: "image/gif").with(.cacheControl, "no-store")
            },
        ]
    }

    /// A GIF of one transparent pixel.
    private static let emptyPicture: [UInt8] =
        Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x21, 0xF9, 4, 1, 0, 0, 0, 0, 0x2C]
        + [0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 1, 0x44, 0, 0x3B]
}
