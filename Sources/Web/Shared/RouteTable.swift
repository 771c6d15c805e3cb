import HTTPTypes
import Hummingbird

/// All routes of the site; builds the router, and knows which methods an address has.
struct RouteTable: Sendable {
    let routes: [Route]
    private let patterns: [(segments: [Substring], method: HTTPRequest.Method)]

    init(_ routes: [Route]) {
        self.routes = routes
        patterns = routes.map { ($0.path.split(separator: "/"), $0.method) }
    }

    /// The router with all routes in it.
    func router(_ site: Site) -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        for route in routes {
            router.on(RouterPath(route.path), method: route.method, responder: Reception(site: site, route: route, table: self))
        }
        return router
    }

    /// The methods that routes at this address have; empty if there is none. Only asked of what was refused or not found.
    func methods(at path: String) -> Set<HTTPRequest.Method> {
        let asked = path.split(separator: "/")
        var methods: Set<HTTPRequest.Method> = []
        for pattern in patterns where matches(pattern.segments, asked) {
            methods.insert(pattern.method)
            if pattern.method == .get { methods.insert(.head) }
        }
        if !methods.isEmpty { methods.insert(.options) }
        return methods
    }

    /// The page at this address, or the nearest one above it: of `/trades/t/messages`, which only takes messages, `/trades/t`.
    func page(atOrAbove path: String) -> String {
        var segments = path.split(separator: "/")
        while !segments.isEmpty {
            let candidate = "/" + segments.joined(separator: "/")
            if methods(at: candidate).contains(.get) { return candidate }
            segments.removeLast()
        }
        return "/"
    }

    private func matches(_ pattern: [Substring], _ asked: [Substring]) -> Bool {
        guard pattern.count == asked.count else { return false }
        return zip(pattern, asked).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
    }
}
