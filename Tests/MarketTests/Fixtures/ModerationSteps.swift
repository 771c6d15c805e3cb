@testable import Market

extension MaskMessage {
    static let first = MaskMessage(.first(by: .seller), as: .number(80))
}
