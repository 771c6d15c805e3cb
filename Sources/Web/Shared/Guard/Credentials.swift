import HTTPTypes
import HummingbirdCore

/// By what a request says who it comes from.
enum Credentials: Sendable, Equatable {
    /// A browser's session cookie. Browsers send it by themselves, so changes need the form token too.
    case cookie(token: String)
    /// `Authorization: Bearer`, which only a program that knows the token can send.
    case bearer(token: String)
    /// Nothing.
    case none

    init(_ headers: HTTPFields, cookies: Cookies, names: CookieNames) {
        if let authorization = headers[.authorization] {
            let parts = authorization.split(separator: " ", omittingEmptySubsequences: true)
            if parts.count == 2, parts[0].lowercased() == "bearer", Token.isWellFormed(parts[1]) {
                self = .bearer(token: String(parts[1]))
                return
            }
        }
        if let token = cookies[names.session], Token.isWellFormed(token) {
            self = .cookie(token: String(token))
            return
        }
        self = .none
    }
}
