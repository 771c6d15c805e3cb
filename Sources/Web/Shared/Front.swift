import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// The front of the site: every request comes in here and every response leaves here, with its security fields, its
/// line in the log, and a decent page for whatever went wrong.
package struct Front: HTTPResponder {
    /// What Hummingbird carries along.
    package typealias Context = WebContext

    let site: Site
    private let table: RouteTable
    private let router: RouterResponder<WebContext>

    init(_ site: Site, _ routes: [Route]) {
        self.site = site
        table = RouteTable(PreferenceRoutes.all(site) + AssetRoutes.all(site) + routes)
        router = table.router(site).buildResponder()
    }

    /// Answers one request; never throws but for a request that is no HTTP, which the server itself answers.
    package func respond(to request: Request, context: WebContext) async throws -> Response {
        let started = ContinuousClock.now
        var inner = context
        inner.head = RequestHead(request, names: site.names)
        var response: Response
        do {
            response = try await router.respond(to: request, context: inner)
            if inner.endpointPath == "NotFound" { response = try await miss(request, inner) }
        } catch let error as HTTPParserError {
            throw error
        } catch {
            response = try failure(error, request, inner)
        }
        site.security.add(to: &response.headers)
        if site.configuration.logsAccess {
            let elapsed = started.duration(to: .now)
            site.logger.info(
                "request",
                metadata: [
                    "method": "\(request.method.rawValue)", "route": "\(inner.endpointPath ?? "-")",
                    "status": "\(response.status.code)", "ms": "\(elapsed.milliseconds)",
                ])
        }
        return response
    }

    /// No route: either the address is unknown, or it is known and the method is wrong.
    ///
    /// Source: RFC 9110 section 15.5.6.
    private func miss(_ request: Request, _ context: WebContext) async throws -> Response {
        let head = context.head ?? RequestHead(request, names: site.names)
        // Whoever is signed in finds the same header on this page as on any other.
        let session = head.shape == .page ? try await site.session(head, isForPage: true) : nil
        let visit = plainVisit(request, context, session: session)
        let methods = table.methods(at: request.uri.path)
        guard !methods.isEmpty else { return try site.response(to: visit, .notFound) }
        let allowed = methods.map(\.rawValue).sorted().joined(separator: ", ")
        var response =
            request.method == .options
            ? Response(status: .noContent)
            : try site.response(to: visit, Refused(.methodNotAllowed, "methodNotAllowed", ["allowed": allowed]))
        response.headers[.allow] = allowed
        return response
    }

    /// What nobody foresaw. The log gets the kind of the error under a number, the reader gets the number.
    private func failure(_ error: any Error, _ request: Request, _ context: WebContext) throws -> Response {
        let reference = String(Token.random().prefix(8))
        site.logger.error(
            "failure",
            metadata: [
                "reference": "\(reference)", "route": "\(context.endpointPath ?? "-")",
                "kind": "\(type(of: error))",
            ])
        site.logger.debug("failure", metadata: ["reference": "\(reference)", "error": "\(error)"])
        let visit = plainVisit(request, context)
        let page = FailurePage(title: visit.say("failure.title"), reference: reference)
        return try site.response(
            to: visit,
            .page(page, status: .internalServerError) { json in
                json.object("error") { json in
                    json.member("code", "failure")
                    json.member("message_zh", Language.zh.say("failure.title"))
                    json.member("message_en", Language.en.say("failure.title"))
                    json.member("reference", reference)
                }
            })
    }

    /// A visit without body, enough to show a page.
    private func plainVisit(_ request: Request, _ context: WebContext, session: Session? = nil) -> Visit {
        Visit(
            request: request, context: context, head: context.head ?? RequestHead(request, names: site.names),
            session: session, body: nil, checkForm: { _ in }, nowMs: site.clock())
    }
}

extension Duration {
    /// Whole milliseconds.
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
