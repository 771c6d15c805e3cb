import HTTPTypes
import HummingbirdCore
import NIOCore

/// `GET /assets/:file`, `/robots.txt` and `/favicon.ico`.
enum AssetRoutes {
    static func all(_ site: Site) -> [Route] {
        [
            .get("/assets/:file") { visit in
                guard let asset = site.assets.asset(path: visit.request.uri.path) else { throw Refused.notFound }
                return answer(asset, visit, caching: "public, max-age=31536000, immutable")
            },
            .get("/robots.txt") { visit in try named("robots.txt", site, visit) },
            .get("/favicon.ico") { visit in try named("mark.svg", site, visit) },
        ]
    }

    private static func named(_ name: String, _ site: Site, _ visit: Visit) throws -> Answer {
        guard let asset = site.assets[name] else { throw Refused.notFound }
        return answer(asset, visit, caching: "public, max-age=3600")
    }

    private static func answer(_ asset: Assets.Asset, _ visit: Visit, caching: String) -> Answer {
        let isKnown = visit.request.headers[.ifNoneMatch].map { $0 == "*" || $0.contains(asset.tag) } ?? false
        var answer =
            isKnown
            ? Answer(status: .notModified, content: .body(ResponseBody(), mediaType: asset.mediaType))
            : Answer.bytes(asset.bytes, mediaType: asset.mediaType)
        answer.headers[.cacheControl] = caching
        answer.headers[.eTag] = asset.tag
        return answer
    }
}
