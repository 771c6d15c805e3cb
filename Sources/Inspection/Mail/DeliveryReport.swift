import Market

/// The part of a report that programs read: groups of fields, of which the first is about the mail and each other about one mailbox.
///
/// Source: RFC 3464, section 2.
struct DeliveryReport {
    private let groups: [[String: String]]

    /// Mailboxes of one report that are read.
    private static let groupsMax = 50

    init(_ text: String) {
        var groups: [[String: String]] = [[:]]
        for line in Self.unfolded(text) {
            guard !line.isEmpty else {
                if groups.last?.isEmpty == false, groups.count < Self.groupsMax { groups.append([:]) }
                continue
            }
            guard let (name, value) = Self.field(line), groups[groups.count - 1][name] == nil else { continue }
            groups[groups.count - 1][name] = value
        }
        self.groups = groups
    }

    /// What it says of the first mailbox that was not reached, or of the first at all; nil where it names none.
    func returned(mail: String) -> ReturnedMail? {
        let boxes = groups.filter { $0["final-recipient"] != nil }
        guard let box = boxes.first(where: { $0["action"]?.lowercased() == "failed" }) ?? boxes.first else { return nil }
        return ReturnedMail(
            mail: MailText.field(Self.bare(mail)), recipient: MailText.field(Self.typed(box["final-recipient"])),
            action: MailText.field((box["action"] ?? "").lowercased()), status: MailText.field(box["status"] ?? ""),
            text: MailText.field(Self.typed(box["diagnostic-code"])))
    }

    /// The name of the mail whose head that is; empty where it has none.
    static func messageID(inHead head: String) -> String {
        for line in unfolded(head) {
            if let (name, value) = field(line), name == "message-id" { return value }
        }
        return ""
    }

    /// The lines, each with those that continue it.
    private static func unfolded(_ text: String) -> [String] {
        var lines: [String] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if let first = line.first, first == " " || first == "\t", lines.last?.isEmpty == false {
                lines[lines.count - 1] += " " + line.drop { $0 == " " || $0 == "\t" }
            } else {
                lines.append(String(line))
            }
        }
        return lines
    }

    private static func field(_ line: String) -> (name: String, value: String)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        return (line[..<colon].lowercased(), trimmed(line[line.index(after: colon)...]))
    }

    /// `rfc822; lin@example.com` without its type.
    private static func typed(_ value: String?) -> String {
        guard let value, let mark = value.firstIndex(of: ";") else { return value ?? "" }
        return trimmed(value[value.index(after: mark)...])
    }

    private static func bare(_ name: String) -> String {
        name.hasPrefix("<") && name.hasSuffix(">") ? String(name.dropFirst().dropLast()) : name
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
