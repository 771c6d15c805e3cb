import HTTPTypes
import Hummingbird

/// What every page of the bank says about itself: nothing from elsewhere, in no frame, kept nowhere.
struct BankHeaders<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[values: .xContentTypeOptions] = ["nosniff"]
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] = Self.policy(formTargets: "'self'")
        }
        if let referrer = HTTPField.Name("Referrer-Policy") { response.headers[referrer] = "no-referrer" }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    /// `formTargets` are sources: browsers hold a form to them through redirects too, so the way back to the shop is one.
    static func policy(formTargets: String) -> String {
        "default-src 'none'; style-src 'self'; form-action \(formTargets); base-uri 'none'; frame-ancestors 'none'"
    }
}
