import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// Turning answers and refusals into responses.
extension Site {
    /// The response of an answer.
    func response(to visit: Visit, _ answer: Answer) throws -> Response {
        var response: Response
        switch answer.content {
        case .page(let page, let json):
            response =
                visit.wantsPage
                ? self.page(page, visit, status: answer.status) : self.json(json, status: answer.status, visit.language)
        case .done(let path, let flash, let json):
            if visit.wantsPage {
                response = Response(status: .seeOther, headers: [.location: path])
                if let flash { set(names.cookie(names.flash, flash, maxAgeSeconds: 60), on: &response) }
            } else {
                response = self.json(json, status: answer.status, visit.language)
                response.headers[.location] = path
            }
        case .body(let body, let mediaType):
            response = Response(status: answer.status, headers: [.contentType: mediaType], body: body)
        }
        for field in answer.headers { response.headers[field.name] = field.value }
        for cookie in answer.cookies { set(cookie, on: &response) }
        return response
    }

    /// The response of a page alone, for a form that is shown again.
    func response(to visit: Visit, _ page: any Page, status: HTTPResponse.Status) throws -> Response {
        self.page(page, visit, status: status)
    }

    /// The response of a refusal: a page or JSON. Nobody signed in is led to sign in when a page was asked for.
    func response(to visit: Visit, _ refused: Refused) throws -> Response {
        if refused == .notSignedIn, visit.wantsPage, visit.request.method == .get || visit.request.method == .head {
            return Response(
                status: .seeOther, headers: [.location: "/session/new?back=" + PercentCoding.encode(visit.request.uri.string)])
        }
        var response: Response
        if visit.wantsPage {
            response = page(
                RefusedPage(refused, visit.language, typed: visit.typed, cameFrom: visit.cameFrom), visit, status: refused.status)
        } else {
            response = json(refused.json, status: refused.status, visit.language)
        }
        if let seconds = refused.retryAfterSeconds { response.headers[.retryAfter] = String(seconds) }
        if refused.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }

    private func page(_ page: any Page, _ visit: Visit, status: HTTPResponse.Status) -> Response {
        let head = visit.head
        var cookies: [SetCookie] = []
        let secret: String
        switch head.credentials {
        case .cookie(let token) where visit.session != nil: secret = token
        default:
            if let visitor = head.cookies[names.visitor], Token.isWellFormed(visitor) {
                secret = String(visitor)
            } else if page.hasVisitorForm {
                secret = Token.random()
                cookies.append(names.cookie(names.visitor, secret, maxAgeSeconds: nil))
            } else {
                secret = ""
            }
        }
        if head.flash != nil { cookies.append(names.removal(names.flash)) }
        let html = templates.render(page, frame(page, visit, secret: secret))
        var response = Response(
            status: status,
            headers: [
                .contentType: "text/html; charset=utf-8", .contentLanguage: visit.language.tag,
                .cacheControl: "private, no-cache", .vary: "Accept, Accept-Language, Cookie",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
        for cookie in cookies { set(cookie, on: &response) }
        return response
    }

    /// What pieces of a page that are sent later find around them, for somebody who is signed in.
    func frame(_ visit: Visit) -> Frame {
        var secret = ""
        if case .cookie(let token) = visit.head.credentials, visit.session != nil { secret = token }
        return Frame(
            language: visit.language, title: "", session: visit.session,
            csrf: secret.isEmpty ? "" : Token.forForms(secret: secret), path: "/", theme: visit.head.theme, flash: nil,
            search: "", place: nil)
    }

    private func frame(_ page: any Page, _ visit: Visit, secret: String) -> Frame {
        // Only sentences of the catalogue can be shown, so a cookie from elsewhere can put no words into our mouth.
        let flash = visit.head.flash.map { "flash.\($0)" }.flatMap { Catalogue.shipped.text($0, visit.language) }
        let isFormAgain = visit.request.method != .get && visit.request.method != .head
        return Frame(
            language: visit.language, title: page.title, session: visit.session,
            csrf: secret.isEmpty ? "" : Token.forForms(secret: secret),
            path: isFormAgain ? "/" : visit.request.uri.string, theme: visit.head.theme, flash: flash,
            search: page.search, place: page.place, isPlayMoney: configuration.isPlayMoney)
    }

    private func json(_ members: Answer.JSONMembers, status: HTTPResponse.Status, _ language: Language) -> Response {
        var json = JSONText()
        json.object(members)
        return Response(
            status: status,
            headers: [.contentType: "application/json", .cacheControl: "private, no-cache", .vary: "Accept, Cookie"],
            body: ResponseBody(byteBuffer: json.buffer))
    }

    private func set(_ cookie: SetCookie, on response: inout Response) {
        response.headers.append(HTTPField(name: .setCookie, value: cookie.field))
    }
}

extension Refused {
    /// `{"error": {"code", "message_zh", "message_en", "instead_zh", "instead_en", "fields": {…}}}`.
    func json(_ json: inout JSONText) {
        json.object("error") { json in
            json.member("code", code)
            json.member("message_zh", sentence(.zh))
            json.member("message_en", sentence(.en))
            if let zh = instead(.zh), let en = instead(.en) {
                json.member("instead_zh", zh)
                json.member("instead_en", en)
            }
            if !problems.isEmpty {
                json.array("fields", problems) { problem, json in
                    json.member("field", problem.field)
                    json.member("code", problem.code)
                    json.member("message_zh", problem.sentence(.zh))
                    json.member("message_en", problem.sentence(.en))
                }
            }
        }
    }
}
