import HTTPTypes
import HummingbirdCore

/// What the header of a request says, read once.
struct RequestHead: Sendable {
    let cookies: Cookies
    let credentials: Credentials
    let language: Language
    let shape: Shape
    let theme: Frame.Theme
    /// The reader's time zone.
    let zone: ReaderZone
    /// A sentence an earlier answer left to be shown.
    let flash: Substring?

    init(_ request: Request, names: CookieNames) {
        let headers = request.headers
        cookies = Cookies(headers)
        credentials = Credentials(headers, cookies: cookies, names: names)
        language = Language.chosen(cookie: cookies[names.language], acceptLanguage: headers[.acceptLanguage])
        shape = Shape.wanted(headers)
        theme = cookies[names.theme].flatMap { Frame.Theme(rawValue: String($0)) } ?? .auto
        zone = cookies[names.zone].flatMap { ReaderZone($0) } ?? .china
        flash = cookies[names.flash].flatMap { $0.isEmpty ? nil : $0 }
    }
}
