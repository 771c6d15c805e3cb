import HTTPTypes
import Market

/// One address with one method: who may use it, what body it takes, and what it answers.
///
/// `Route.get("/trades/:trade") { visit in … }`. Before the closure runs, the session is known, a changing request was
/// checked to come from our own pages, and a form has been read.
struct Route: Sendable {
    /// Who may use it.
    enum Access: Sendable, Equatable {
        case anyone
        /// Members; others are led to sign in.
        case member
        /// Staff; for others there is nothing here.
        case staff(StaffRole)
        /// Staff of whatever role that allows it; for others there is nothing here.
        case desk(StaffAction)
    }

    /// What body it takes.
    enum Intake: Sendable, Equatable {
        /// None; what comes is not read.
        case none
        /// A form or a JSON object, read whole before the route runs.
        case form(bytesMax: Int)
        /// `multipart/form-data` with files that the route streams away, or a plain form.
        case files(bytesMax: Int)
        /// The bytes themselves, streamed by the route.
        case raw(bytesMax: Int)
        /// The bytes themselves, from a foreign server that signs them: no browser, no session, no form token.
        case signed(bytesMax: Int)
    }

    /// Answers a request.
    typealias Handler = @Sendable (Visit) async throws -> Answer
    /// Shows the form again, filled with what was typed, when the request was refused.
    typealias FormAgain = @Sendable (Visit, Refused) async throws -> any Page

    let method: HTTPRequest.Method
    /// `/trades/:trade/messages`.
    let path: String
    let access: Access
    let intake: Intake
    let handler: Handler
    let formAgain: FormAgain?

    /// A route that shows something.
    static func get(_ path: String, _ access: Access = .anyone, _ handler: @escaping Handler) -> Route {
        Route(method: .get, path: path, access: access, intake: .none, handler: handler, formAgain: nil)
    }

    /// A route that changes something.
    ///
    /// - Parameter formAgain: for pages: what to show when the request is refused; without it, a page that says why.
    static func post(
        _ path: String, _ access: Access = .member, _ intake: Intake = .form(bytesMax: Limits.formBytesMax),
        formAgain: FormAgain? = nil, _ handler: @escaping Handler
    ) -> Route {
        Route(method: .post, path: path, access: access, intake: intake, handler: handler, formAgain: formAgain)
    }

    /// A route that takes the bytes of one file.
    static func put(_ path: String, bytesMax: Int, _ handler: @escaping Handler) -> Route {
        Route(
            method: .put, path: path, access: .member, intake: .raw(bytesMax: bytesMax), handler: handler,
            formAgain: nil)
    }

    /// A route that takes the next bytes of a file.
    static func patch(_ path: String, bytesMax: Int, _ handler: @escaping Handler) -> Route {
        Route(
            method: .patch, path: path, access: .member, intake: .raw(bytesMax: bytesMax), handler: handler,
            formAgain: nil)
    }

    /// A route that takes what a foreign server tells us, which proves by its own signature who speaks.
    static func notification(_ path: String, bytesMax: Int, _ handler: @escaping Handler) -> Route {
        Route(
            method: .post, path: path, access: .anyone, intake: .signed(bytesMax: bytesMax), handler: handler,
            formAgain: nil)
    }

    /// A route that takes something away.
    static func delete(_ path: String, _ handler: @escaping Handler) -> Route {
        Route(
            method: .delete, path: path, access: .member, intake: .form(bytesMax: Limits.formBytesMax),
            handler: handler, formAgain: nil)
    }
}
