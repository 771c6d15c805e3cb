import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// One request as a route sees it.
struct Visit: Sendable {
    let request: Request
    let context: WebContext
    let head: RequestHead
    /// Who is signed in.
    let session: Session?
    /// The form or JSON object, for routes that take one.
    var body: Fields.Source?
    /// Where signing in leads back to: the page that a refused form came from.
    var cameFrom = "/"
    /// Checks the form token of a multipart body, whose fields come while it is read.
    let checkForm: @Sendable (Form) throws -> Void
    /// Milliseconds since 1970.
    let nowMs: Int64

    var language: Language { head.language }
    var wantsPage: Bool { head.shape == .page }

    /// A sentence in the reader's language.
    func say(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String { language.say(key, values) }

    /// The member who is signed in.
    ///
    /// - Throws: `Refused` 401.
    func member() throws(Refused) -> Session {
        guard let session else { throw .notSignedIn }
        return session
    }

    /// A part of the path that is an identifier: 1 to 64 letters, digits, `-` and `_`. Anything else is no address.
    ///
    /// - Throws: `Refused` 404.
    func identifier(_ name: String) throws(Refused) -> String {
        guard let raw = context.parameters.get(name), (1...64).contains(raw.utf8.count),
            raw.utf8.allSatisfy(Base64URL.isDigit)
        else { throw .notFound }
        return raw
    }

    /// A part of the path as text, percent-decoded.
    ///
    /// - Throws: `Refused` 404 if it is empty, too long, broken, or holds a slash or a control character.
    func segment(_ name: String) throws(Refused) -> String {
        guard let raw = context.parameters.get(name),
            let text = PercentCoding.decode(raw.utf8, plusIsSpace: false),
            (1...Limits.segmentBytesMax).contains(text.utf8.count),
            !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "/" || $0 == "\\" }), text != "..", text != "."
        else { throw .notFound }
        return text
    }

    /// A part of the path that is a whole number.
    ///
    /// - Throws: `Refused` 404.
    func number(_ name: String) throws(Refused) -> Int64 {
        guard let raw = context.parameters.get(name), let number = Int64(raw), number >= 0, String(number) == raw
        else { throw .notFound }
        return number
    }

    /// The fields after the question mark.
    ///
    /// - Throws: `Refused` 400 for broken escapes or more than ``Limits/queryBytesMax``.
    func query() throws(Refused) -> Form {
        guard let query = request.uri.query else { return Form() }
        guard query.utf8.count <= Limits.queryBytesMax else { throw Refused(.badRequest, "formMalformed") }
        return try Form(urlencoded: query.utf8)
    }

    /// Typed reading of the form.
    func fields() -> Fields { Fields(body ?? .form(Form())) }

    /// What was typed, to show a form again.
    var typed: Form {
        switch body {
        case .form(let form)?: form
        case .json, nil: Form()
        }
    }

    /// The bytes of the body, for routes that stream them.
    ///
    /// - Throws: `Refused` 413.
    func rawBody(bytesMax: Int) throws(Refused) -> LimitedBody { try LimitedBody(request, bytesMax: bytesMax) }

    /// Reads a multipart body, streaming its files away.
    ///
    /// - Throws: `Refused` 400, 403 for a form without its token, 413, 415, or what a sink throws.
    func multipart(
        bytesMax: Int, open: (_ field: String, _ name: String) async throws -> any UploadSink
    ) async throws -> Multipart {
        let type = Parameters((request.headers[.contentType] ?? "")[...])
        guard type.value == "multipart/form-data", let boundary = type["boundary"],
            (1...70).contains(boundary.utf8.count)
        else { throw Refused(.unsupportedMediaType, "bodyTypeUnknown") }
        return try await Multipart.read(
            LimitedBody(request, bytesMax: bytesMax), boundary: boundary, check: checkForm, open: open)
    }

    /// The other side's network address, for throttling; never logged.
    var remoteAddress: String { context.channel.remoteAddress?.ipAddress ?? "unknown" }

    /// The last event that a reconnecting live page has seen.
    var lastEventID: Int64? { request.headers[.lastEventID].flatMap { Int64($0) } }
}
