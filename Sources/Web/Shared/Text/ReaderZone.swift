import Foundation

/// The time zone that the reader of a page is in, as far as it is known.
///
/// A script says it in a cookie; until then the pages are written in China Standard Time, and say so. Only what people read is
/// in this zone: JSON, `datetime` attributes and documents that were agreed are not.
struct ReaderZone: Sendable, Equatable {
    /// As the IANA names it, `Asia/Shanghai`.
    let identifier: String
    private let zone: TimeZone?

    /// China Standard Time.
    static let china = ReaderZone(identifier: "Asia/Shanghai", zone: nil)
    /// The zone of the reader whose request is being answered.
    @TaskLocal static var current = ReaderZone.china
    /// The longest name that is read, in bytes.
    static let identifierBytesMax = 40

    /// Nil for what names no zone.
    init?(_ identifier: some StringProtocol) {
        let identifier = String(identifier)
        guard identifier.utf8.count <= Self.identifierBytesMax, identifier.contains("/") || identifier == "UTC",
            identifier.utf8.allSatisfy({ Base64URL.isDigit($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "+") }),
            let zone = TimeZone(identifier: identifier)
        else { return nil }
        self.init(identifier: identifier, zone: zone)
    }

    private init(identifier: String, zone: TimeZone?) {
        self.identifier = identifier
        self.zone = identifier == "Asia/Shanghai" ? nil : zone
    }

    /// How far its clocks are ahead of UTC at a moment, in milliseconds; summer time included.
    func offsetMs(at timeMs: Int64) -> Int64 {
        guard let zone else { return TimeText.chinaOffsetMs }
        return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(timeMs) / 1_000))) * 1_000
    }

    /// `北京时间（Asia/Shanghai）`.
    func name(_ language: Language) -> String {
        zone == nil ? language.say("clocks.zone.china", ["zone": identifier]) : identifier
    }
}
