import HTTPTypes
import HummingbirdCore
import NIOCore
import Service

/// The log as outsiders follow it: `GET /log`, `/checkpoint`, `/keys` and `/tile/…`. Nothing here says what an entry is about.
///
/// Source: C2SP tlog-tiles, for the paths, the content types and the caching.
enum LogRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [page(marketplace), checkpoint(marketplace), keys(marketplace)]
            + (3...8).map { count in tile(marketplace, parts: count) }
    }

    private static func page(_ marketplace: Marketplace) -> Route {
        .get("/log") { visit in
            let log = try await marketplace.logFace()
            let lines = log.checkpoint.map { $0.split(separator: "\n", omittingEmptySubsequences: false) } ?? []
            guard visit.wantsPage else {
                return .json { json in
                    json.member("origin", log.origin)
                    json.member("checkpoint", log.checkpoint)
                    json.member("logKey", log.logKey)
                    json.member("recordKey", log.recordKey)
                }
            }
            return .page(
                LogPage(
                    title: visit.say("log.title"),
                    facts: [
                        Fact(label: visit.say("log.origin"), value: log.origin, isCode: true),
                        Fact(label: visit.say("log.size"), value: lines.count > 1 ? String(lines[1]) : "0", isCode: true),
                        Fact(label: visit.say("log.root"), value: lines.count > 2 ? String(lines[2]) : "–", isCode: true),
                    ],
                    checkpoint: log.checkpoint ?? visit.say("log.empty"),
                    keys: [
                        .init(purpose: visit.say("log.key.log"), text: log.logKey),
                        .init(purpose: visit.say("log.key.record"), text: log.recordKey),
                    ])
            ) { _ in }
        }
    }

    private static func checkpoint(_ marketplace: Marketplace) -> Route {
        .get("/checkpoint") { _ in
            guard let note = try await marketplace.logFace().checkpoint else { throw Refused.notFound }
            return Answer.text(note).with(.cacheControl, "no-cache")
        }
    }

    private static func keys(_ marketplace: Marketplace) -> Route {
        .get("/keys") { _ in
            let log = try await marketplace.logFace()
            return Answer.text("\(log.logKey)\n\(log.recordKey)\n").with(.cacheControl, "public, max-age=3600")
        }
    }

    /// A tile's path has as many parts as its number is long: `/tile/0/x001/x234/067.p/8` is six of them.
    private static func tile(_ marketplace: Marketplace, parts: Int) -> Route {
        let pattern = "/tile/" + (1..<parts).map { ":p\($0)" }.joined(separator: "/")
        return .get(pattern) { visit in
            let path = String(visit.request.uri.path.dropFirst())
            guard let bytes = try await marketplace.tile(path: path) else { throw Refused.notFound }
            return Answer.bytes(ByteBuffer(bytes: bytes), mediaType: "application/octet-stream")
                .with(.cacheControl, "public, max-age=31536000, immutable")
        }
    }
}
