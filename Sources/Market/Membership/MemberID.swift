/// The name of a member.
package struct MemberID: Identifier {
    package let rawValue: String
    package init(checked: String) { rawValue = checked }
}
