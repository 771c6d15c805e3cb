import Market
import Synchronization

/// The categories of a market that is running. New ones replace them as a whole, between two requests.
package final class CategoryShelf: Sendable {
    private let held: Mutex<Categories>

    /// Begins with these.
    package init(_ categories: Categories) { held = Mutex(categories) }

    /// What is offered and known now.
    package var categories: Categories { held.withLock { $0 } }

    /// Takes new categories in place of the old; every version that was known stays known.
    ///
    /// - Throws: `CategoryFaults` if a version that is known would say something else; then nothing changes.
    package func replace(with new: Categories) throws(CategoryFaults) {
        let changed = held.withLock { held in
            let (next, changed) = new.following(held)
            if let next { held = next }
            return changed
        }
        if let changed { throw CategoryFaults(all: [.changed(changed, file: "\(changed.id).yaml")]) }
    }
}

extension CategoryFault {
    /// A file whose questions changed while its version did not.
    static func changed(_ category: Category, file: String) -> CategoryFault {
        CategoryFault(
            file: file, line: nil,
            reason: "“\(category.id)” version \(category.version) has been offered with other words; raise the version")
    }
}
