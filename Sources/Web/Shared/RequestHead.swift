import HTTPTypes
import HummingbirdCore

/// What the header of a request says, read once.
struct RequestHead: Sendable {
    let cookies: Cookies
    let credentials: Credentials
    let language: Language
    let shape: Shape
    let theme: Frame.Theme
    /// A sentence an earlier answer left to be shown.
    let flash: Substring?

    init(_ request: Request, names: CookieNames) {
        let headers = request.headers
        cookies = Cookies(headers)
        credentials = Credentials(headers, cookies: cookies, names: names)
        language = Language.chosen(cookie: cookies[names.language], acceptLanguage: headers[.acceptLanguage])
        shape = Shape.wanted(headers)
        theme = cookies[names.theme].flatMap { Frame.Theme(rawValue: String($0)) } ?? .auto
        flash = cookies[names.flash].flatMap { $0.isEmpty ? nil : $0 }
    }
}
