import HTTPTypes

/// Whether a changing request was made by this site's own pages or by a program, not by a foreign page that uses the
/// reader's cookies.
///
/// Two checks, each sufficient where browsers are as they should be: where the request comes from (`Origin`,
/// `Sec-Fetch-Site`), and a token that only our own pages could read.
struct CrossSite: Sendable {
    /// Origins this site is reached at, such as `https://chengxu.example`; empty: whatever the `Host` field says.
    let origins: [String]

    /// Refuses a request that a foreign page made.
    ///
    /// - Throws: `Refused` 403 `foreignOrigin`.
    /// Source: Fetch, `Origin` header; Fetch Metadata, `Sec-Fetch-Site`.
    func checkOrigin(_ headers: HTTPFields, host: String?) throws(Refused) {
        if let site = headers[.secFetchSite], site != "same-origin" {
            throw Refused(.forbidden, "foreignOrigin")
        }
        guard let origin = headers[.origin] else { return }
        // A page that tells nobody its address sends forms with no origin; that they come from us the browser says otherwise.
        if origin == "null", headers[.secFetchSite] == "same-origin" { return }
        let isOwn =
            origins.isEmpty
            ? host.map { origin == "http://\($0)" || origin == "https://\($0)" } ?? false
            : origins.contains(origin)
        guard isOwn else { throw Refused(.forbidden, "foreignOrigin") }
    }

    /// The path of an address of this site, with what is asked of it; nil where it is not ours or could lead elsewhere.
    func ownPath(_ address: String, host: String?) -> String? {
        let own = origins.isEmpty ? host.map { ["http://\($0)", "https://\($0)"] } ?? [] : origins
        guard let origin = own.first(where: { address.hasPrefix($0 + "/") }) else { return nil }
        let path = String(address.dropFirst(origin.count).prefix { $0 != "#" })
        return LocalPath.safe(path) == path ? path : nil
    }

    /// Refuses a token that does not belong to the secret.
    ///
    /// - Parameters:
    ///   - given: what the form or the header brought.
    ///   - secret: the session's token, or the visitor cookie of somebody not signed in.
    /// - Throws: `Refused` 403 `formTokenMissing` or `formTokenWrong`.
    static func checkToken(_ given: String?, secret: String?) throws(Refused) {
        guard let given, !given.isEmpty else { throw Refused(.forbidden, "formTokenMissing") }
        guard let secret, Token.isEqual(given, Token.forForms(secret: secret)) else {
            throw Refused(.forbidden, "formTokenWrong")
        }
    }
}
