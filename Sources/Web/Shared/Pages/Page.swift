/// What a page shows: ready texts, numbers and flags, laid into a template by their names.
///
/// A template reaches the model's properties directly and the ``Frame`` as `frame`. Optional properties that are nil
/// are looked up further out, so give a property of an inner model a name of its own.
protocol Page: Sendable {
    /// The template, `Trade/trade`.
    static var template: String { get }
    /// The title of the document.
    var title: String { get }
    /// Whether somebody who is not signed in can send a form of this page.
    var hasVisitorForm: Bool { get }
    /// The entry of the main menu that this page belongs to.
    var place: MenuPlace? { get }
    /// What stands in the search box.
    var search: String { get }
}

extension Page {
    var hasVisitorForm: Bool { false }
    var place: MenuPlace? { nil }
    var search: String { "" }
}

/// The entries of the main menu.
enum MenuPlace: Sendable, Equatable {
    case market
    case trades
    case selling
    case wallet
    case desk
}
