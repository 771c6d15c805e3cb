import Foundation

/// The files that are shipped with this target.
enum Resources {
    /// A folder inside `Resources`.
    ///
    /// The bundle stands beside the program; a program without it cannot show a single page, so a missing bundle
    /// stops it at the start with the bundle's name.
    static func folder(_ name: String) -> URL {
        Bundle.module.bundleURL.appendingPathComponent("Resources").appendingPathComponent(name)
    }
}
