package water

import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import java.time.LocalTime

/** 九点到二十一点之间提醒，夜里不打扰。 */
class HourReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        if (LocalTime.now().hour !in 9..21) return
        val manager = context.getSystemService(NotificationManager::class.java)
        val name = context.getString(R.string.reminder)
        manager.createNotificationChannel(NotificationChannel("hour", name, NotificationManager.IMPORTANCE_DEFAULT))
        val notice = Notification.Builder(context, "hour")
            .setSmallIcon(android.R.drawable.ic_popup_reminder).setContentTitle(name).build()
        manager.notify(1, notice)
    }
}
