// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// What the house compiles its `package` declarations under: SwiftPM takes the name from the folder. The driver is compiled under
/// the same name, so that it can play the bank and fill the store with the house's own parts.
let house = String((Context.packageDirectory.split(separator: "/").dropLast().last ?? "chengxu").lowercased()
    .map { $0.isLetter || $0.isNumber ? $0 : "_" })

let package = Package(
    name: "benchmarks",
    dependencies: [
        .package(name: "chengxu", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1"),
    ],
    targets: [
        .executableTarget(
            name: "bench",
            dependencies: [
                .product(name: "Rooms", package: "chengxu"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            packageAccess: false,
            swiftSettings: strict + [.unsafeFlags(["-package-name", house])]),
    ],
    swiftLanguageModes: [.v6]
)
