/// Which files differ between two archives, by their paths. A folder that holds all of an archive is left out where the two only
/// differ in its name.
package struct FileDifferences: Equatable, Sendable {
    /// In the delivery only, in order.
    package let added: [String]
    /// At publishing only, in order.
    package let removed: [String]
    /// In both with other bytes, in order.
    package let changed: [String]

    /// Compares two lists of files: hashes by path.
    package init(published: [String: String], delivered: [String: String]) {
        let (was, now) = Self.withoutOuterFolders(published, delivered)
        added = now.keys.filter { was[$0] == nil }.sorted()
        removed = was.keys.filter { now[$0] == nil }.sorted()
        changed = now.keys.filter { path in was[path].map { $0 != now[path] } ?? false }.sorted()
    }

    private static func withoutOuterFolders(
        _ one: [String: String], _ other: [String: String]
    ) -> ([String: String], [String: String]) {
        guard let first = outerFolder(one), let second = outerFolder(other), first != second else { return (one, other) }
        func inner(_ files: [String: String], _ folder: Substring) -> [String: String] {
            Dictionary(uniqueKeysWithValues: files.map { (String($0.key.dropFirst(folder.count + 1)), $0.value) })
        }
        return (inner(one, first), inner(other, second))
    }

    private static func outerFolder(_ files: [String: String]) -> Substring? {
        guard let path = files.keys.first, let end = path.firstIndex(of: "/") else { return nil }
        let folder = path[..<end]
        return files.keys.allSatisfy { $0.hasPrefix("\(folder)/") } ? folder : nil
    }
}
