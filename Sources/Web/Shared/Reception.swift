import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import Market

/// Receives the requests of one route: who is it, may they, is the request our own, what does the form say. Then the
/// route answers.
struct Reception: HTTPResponder {
    typealias Context = WebContext

    let site: Site
    let route: Route
    let table: RouteTable

    func respond(to request: Request, context: WebContext) async throws -> Response {
        let head = context.head ?? RequestHead(request, names: site.names)
        return try await ReaderZone.$current.withValue(head.zone) { try await respond(to: request, context, head) }
    }

    private func respond(to request: Request, _ context: WebContext, _ head: RequestHead) async throws -> Response {
        let session = try await site.session(head, isForPage: head.shape == .page && route.method == .get)
        let given = request.headers[.formToken]
        var visit = Visit(
            request: request, context: context, head: head, session: session, body: nil,
            checkForm: { form in try site.checkToken(given ?? form["csrf"], head, session) }, nowMs: site.clock())
        var typed: Form?
        do {
            try admit(session)
            if route.method != .get {
                visit.body = try await body(request, head, session, &typed)
            }
            return try site.response(to: visit, try await route.handler(visit))
        } catch {
            guard let refused = Refused(error) else { throw error }
            if refused.status == .serviceUnavailable {
                site.logger.warning("hindered", metadata: ["route": "\(route.path)", "reason": "\(refused.code)"])
            }
            if head.shape == .page {
                if visit.body == nil, refused == .notSignedIn { typed = await unreadForm(request, head) }
                if let typed { visit.body = .form(typed) }
                if refused == .notSignedIn { visit.cameFrom = cameFrom(request) }
            }
            if let formAgain = route.formAgain, head.shape == .page, refused != .notSignedIn {
                let page = try await formAgain(visit, refused)
                return try site.response(to: visit, page, status: refused.status)
            }
            return try site.response(to: visit, refused)
        }
    }

    /// The form of a request that was refused before its form was looked at, so that its words can be given back. Nil where
    /// there is none, where it is not from our own pages, or where it cannot be read: the refusal stands either way.
    private func unreadForm(_ request: Request, _ head: RequestHead) async -> Form? {
        guard case .form(let bytesMax) = route.intake, isForm(request.headers[.contentType]) else { return nil }
        do {
            try site.crossSite.checkOrigin(request.headers, host: request.head.authority)
            return try Form(urlencoded: try await LimitedBody(request, bytesMax: bytesMax).collected())
        } catch {
            return nil
        }
    }

    /// The page of ours that a refused form came from, as the browser tells; where it does not tell, or that is no page, the nearest
    /// one above what was asked for.
    private func cameFrom(_ request: Request) -> String {
        let told = request.headers[.referer].flatMap { site.crossSite.ownPath($0, host: request.head.authority) }
        if let told {
            let path = String(told.prefix { $0 != "?" })
            if table.methods(at: path).contains(.get) { return told }
            return LocalPath.safe(table.page(atOrAbove: path))
        }
        return LocalPath.safe(table.page(atOrAbove: request.uri.path))
    }

    private func admit(_ session: Session?) throws(Refused) {
        switch route.access {
        case .anyone: return
        case .member: if session == nil { throw .notSignedIn }
        case .staff(let role): if session?.roles.contains(role) != true { throw .notFound }
        case .desk(let action): if session?.roles.may(action) != true { throw .notFound }
        }
    }

    /// Reads what the route takes, and checks the form token as soon as it can be known; a form that is read stands in `typed`
    /// even when it is refused then.
    private func body(
        _ request: Request, _ head: RequestHead, _ session: Session?, _ typed: inout Form?
    ) async throws -> Fields.Source? {
        if case .signed = route.intake { return nil }
        try site.crossSite.checkOrigin(request.headers, host: request.head.authority)
        let type = request.headers[.contentType]
        let bytesMax: Int
        switch route.intake {
        case .signed: return nil
        case .none:
            try site.checkToken(request.headers[.formToken], head, session)
            return nil
        case .raw:
            try site.checkToken(request.headers[.formToken], head, session)
            return nil
        case .files:
            // A multipart body brings the token as its first field; the route reads it with `Visit.multipart`.
            if type?.hasPrefix("multipart/form-data") ?? false { return nil }
            bytesMax = Limits.formBytesMax
        case .form(let limit): bytesMax = limit
        }
        if Shape.isJSON(type) {
            if session != nil || head.credentials != .none {
                try site.checkToken(request.headers[.formToken], head, session)
            }
            let bytes = try await LimitedBody(request, bytesMax: bytesMax).collected()
            return .json(try json(bytes))
        }
        let bytes = try await LimitedBody(request, bytesMax: bytesMax).collected()
        guard isForm(type) || bytes.isEmpty else { throw Refused(.unsupportedMediaType, "bodyTypeUnknown") }
        let form = try Form(urlencoded: bytes)
        typed = form
        try site.checkToken(request.headers[.formToken] ?? form["csrf"], head, session)
        return .form(form)
    }

    private func isForm(_ type: String?) -> Bool {
        type?.utf8.prefix { $0 != UInt8(ascii: ";") }.elementsEqual("application/x-www-form-urlencoded".utf8) ?? false
    }

    private func json(_ bytes: [UInt8]) throws(Refused) -> JSONBody {
        if bytes.isEmpty { return .object([]) }
        do {
            let value = try site.readJSON(bytes)
            guard case .object = value else { throw Refused(.badRequest, "jsonNotAnObject") }
            guard !value.holdsNUL else { throw Refused(.badRequest, "nulCharacter") }
            return value
        } catch let unreadable as JSONUnreadable {
            throw Refused(
                .badRequest, "jsonMalformed", ["offset": String(unreadable.offsetBytes), "reason": unreadable.reason])
        } catch let refused as Refused {
            throw refused
        } catch {
            throw Refused(.badRequest, "jsonMalformed", ["offset": "0", "reason": "unreadable"])
        }
    }
}

extension Site {
    /// The token check of a changing request. A program with a bearer token needs none: no browser sends that by
    /// itself.
    ///
    /// - Throws: `Refused` 403.
    func checkToken(_ given: String?, _ head: RequestHead, _ session: Session?) throws(Refused) {
        switch head.credentials {
        case .bearer: return
        case .cookie(let token) where session != nil: try CrossSite.checkToken(given, secret: token)
        case .cookie, .none:
            try CrossSite.checkToken(given, secret: head.cookies[names.visitor].map(String.init))
        }
    }
}

extension JSONBody {
    /// Whether any text in it has a NUL character, which not every store can keep.
    fileprivate var holdsNUL: Bool {
        switch self {
        case .null, .bool, .integer, .number: false
        case .string(let text): text.utf8.contains(0)
        case .array(let values): values.contains { $0.holdsNUL }
        case .object(let members): members.contains { $0.name.utf8.contains(0) || $0.value.holdsNUL }
        }
    }
}

extension Site {
    /// Who is signed in; for a page with what its header shows of them. Nil for visitors.
    func session(_ head: RequestHead, isForPage: Bool) async throws -> Session? {
        guard let token = head.credentials.token, var session = try await sessions.session(token: token) else { return nil }
        if isForPage {
            session.waitingCount = try await sessions.waitingCount(memberID: session.memberID)
            session.unreadCount = try await sessions.unreadCount(memberID: session.memberID)
            session.noticeCount = try await sessions.noticeCount(memberID: session.memberID)
        }
        return session
    }
}
