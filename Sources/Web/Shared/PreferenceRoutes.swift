import HTTPTypes

/// `GET /language?to=en&back=/…` and `GET /theme?to=dark&back=/…`: the two switches in the header.
///
/// They set a cookie and lead back. They are links, so that they work without script and can be bookmarked; all they
/// can change is how this reader sees the pages.
enum PreferenceRoutes {
    static func all(_ site: Site) -> [Route] {
        [
            .get("/language") { visit in
                let query = try visit.query()
                guard let language = query["to"].flatMap(Language.init(rawValue:)) else { throw Refused.notFound }
                return back(query, site.names.cookie(site.names.language, language.rawValue, maxAgeSeconds: yearSeconds))
            },
            .get("/theme") { visit in
                let query = try visit.query()
                guard let theme = query["to"].flatMap(Frame.Theme.init(rawValue:)) else { throw Refused.notFound }
                let cookie =
                    theme == .auto
                    ? site.names.removal(site.names.theme)
                    : site.names.cookie(site.names.theme, theme.rawValue, maxAgeSeconds: yearSeconds)
                return back(query, cookie)
            },
        ]
    }

    private static let yearSeconds = 365 * 24 * 3600

    private static func back(_ query: Form, _ cookie: SetCookie) -> Answer {
        Answer.done(seeOther: LocalPath.safe(query["back"])).with(cookie)
    }
}

/// A path of this site to which a request asks to be led.
enum LocalPath {
    /// The path if it is one of ours, else `/`: it begins with one slash, and nothing in it could make a browser
    /// take it for another host.
    static func safe(_ asked: String?) -> String {
        guard let asked, asked.utf8.count <= Limits.queryBytesMax, asked.hasPrefix("/"), !asked.hasPrefix("//"),
            !asked.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F || $0 == UInt8(ascii: "\\") })
        else { return "/" }
        return asked
    }
}
