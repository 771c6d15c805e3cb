import HTTPTypes
import HummingbirdCore
import NIOCore

/// What a route answers, in both shapes; the site sends the one the client asked for.
struct Answer: Sendable {
    /// Writes the members of the JSON object.
    typealias JSONMembers = @Sendable (inout JSONText) -> Void

    /// The body.
    enum Content: Sendable {
        /// A page for browsers, JSON for programs.
        case page(any Page, JSONMembers)
        /// A change was made: browsers go to a page, programs get JSON.
        case done(seeOther: String, flash: String?, JSONMembers)
        /// The same for all clients.
        case body(ResponseBody, mediaType: String)
    }

    var status: HTTPResponse.Status
    var content: Content
    var headers = HTTPFields()
    var cookies: [SetCookie] = []

    /// A page, and the same facts as JSON.
    static func page(_ page: some Page, status: HTTPResponse.Status = .ok, json: @escaping JSONMembers) -> Answer {
        Answer(status: status, content: .page(page, json))
    }

    /// After a change: where a browser goes next.
    ///
    /// - Parameters:
    ///   - seeOther: a path of this site.
    ///   - flash: the sentence shown there once: a key of the catalogue without its `flash.`.
    ///   - status: for programs: 200, 201 or 202.
    static func done(
        seeOther: String, flash: String? = nil, status: HTTPResponse.Status = .ok, json: @escaping JSONMembers = { _ in }
    ) -> Answer {
        Answer(status: status, content: .done(seeOther: seeOther, flash: flash, json))
    }

    /// Bytes of a media type.
    static func bytes(_ bytes: ByteBuffer, mediaType: String, status: HTTPResponse.Status = .ok) -> Answer {
        Answer(status: status, content: .body(ResponseBody(byteBuffer: bytes), mediaType: mediaType))
    }

    /// A JSON object, for whoever asked for one.
    static func json(status: HTTPResponse.Status = .ok, _ members: JSONMembers) -> Answer {
        var json = JSONText()
        json.object(members)
        return Answer(
            status: status, content: .body(ResponseBody(byteBuffer: json.buffer), mediaType: "application/json"),
            headers: [.cacheControl: "private, no-cache", .vary: "Accept, Cookie"])
    }

    /// Plain text, for machines.
    static func text(_ text: String) -> Answer {
        bytes(ByteBuffer(string: text), mediaType: "text/plain; charset=utf-8")
    }

    /// The answer with one more field.
    func with(_ name: HTTPField.Name, _ value: String) -> Answer {
        var answer = self
        answer.headers[name] = value
        return answer
    }

    /// The answer with one more cookie.
    func with(_ cookie: SetCookie) -> Answer {
        var answer = self
        answer.cookies.append(cookie)
        return answer
    }
}
