import HTTPTypes
import HummingbirdCore
import Market
import NIOCore
import Service

/// `GET /files/:sha256/:listing/:n?wide=`: a screenshot that a published revision names, for all, whole or smaller. `GET /files/:sha256`: a member's
/// own deposit.
///
/// Files that members uploaded never run in a page: they come from a path of their own with `nosniff` and a sandbox, and
/// only pictures, told by their content, are shown; all else is an attachment.
enum FileRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get("/files/:sha256/:listing/:n") { visit in
                guard let number = Int(exactly: try visit.number("n")) else { throw Refused.notFound }
                let sha256 = try visit.digest("sha256")
                let listing = try visit.name("listing", ListingID.self)
                let wide = try visit.query()["wide"]
                let size = wide.flatMap { Int($0) }.flatMap(PictureSize.init(rawValue:))
                guard wide == nil || size != nil else { throw Refused.notFound }
                let file =
                    if let size {
                        try await marketplace.openScreenshot(sha256, of: listing, revision: number, size: size)
                    } else {
                        try await marketplace.openScreenshot(sha256, of: listing, revision: number)
                    }
                let first = try await file.read(offset: 0, countMax: PictureType.bytesNeeded)
                guard let type = PictureType(first) else { throw Refused.notFound }
                return Answer(
                    status: .ok,
                    content: .body(body(file, visit), mediaType: type.mediaType),
                    headers: guarded(
                        caching: "public, max-age=31536000, immutable", tag: "\(sha256)\(size.map { "-\($0.rawValue)" } ?? "")"))
            },
            .get("/files/:sha256", .member) { visit in
                let sha256 = try visit.digest("sha256")
                let member = try visit.memberID()
                let (deposit, file) = try await own(sha256, of: member, marketplace)
                let type = PictureType(try await file.read(offset: 0, countMax: PictureType.bytesNeeded))
                var headers = guarded(caching: "private, no-cache", tag: sha256.rawValue)
                if type == nil {
                    headers[.contentDisposition] = "attachment; filename*=UTF-8''\(PercentCoding.encode(deposit.name))"
                }
                return Answer(
                    status: .ok,
                    content: .body(body(file, visit), mediaType: type?.mediaType ?? "application/octet-stream"),
                    headers: headers)
            },
        ]
    }

    private static func guarded(caching: String, tag: String) -> HTTPFields {
        [
            .contentSecurityPolicy: SecurityHeaders.policyOfUploads, .cacheControl: caching, .eTag: "\"\(tag)\"",
        ]
    }

    private static func body(_ file: StoredFile, _ visit: Visit) -> ResponseBody {
        visit.paced(bytes: file.sizeBytes) { offset, countMax in try await file.read(offset: offset, countMax: countMax) }
    }

    private static func own(
        _ sha256: Digest, of member: MemberID, _ marketplace: Marketplace
    ) async throws -> (deposit: Deposit, file: StoredFile) {
        do {
            return try await marketplace.openDeposit(sha256, of: member)
        } catch DepositRefusal.notDeposited {
            throw Refused.notFound
        }
    }
}
