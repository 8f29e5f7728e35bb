package xyz.cr3dentials.camel.service;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What JMX shows of another process on this machine. */
final class ManagedBeans {

    private ManagedBeans() {}

    /** Reads every attribute of every MBean in the platform's server, one text each, its name in front. */
    static List<String> attributes(long pid) throws IOException, JMException, AttachNotSupportedException {
        VirtualMachine process = VirtualMachine.attach(Long.toString(pid));
        try (JMXConnector connector =
                JMXConnectorFactory.connect(new JMXServiceURL(process.startLocalManagementAgent()))) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            List<String> all = new ArrayList<>();
            for (ObjectName bean : server.queryNames(null, null)) {
                all.add(bean.toString());
                for (MBeanAttributeInfo attribute : server.getMBeanInfo(bean).getAttributes()) {
                    if (attribute.isReadable()) {
                        all.add(bean + "." + attribute.getName() + "=" + value(server, bean, attribute.getName()));
                    }
                }
            }
            return all;
        } finally {
            process.detach();
        }
    }

    /** What cannot be read cannot betray anything, but the reason for it can. */
    private static String value(MBeanServerConnection server, ObjectName bean, String attribute) {
        try {
            return text(server.getAttribute(bean, attribute));
        } catch (JMException | IOException | RuntimeException e) {
            return e.toString();
        }
    }

    private static String text(Object value) {
        if (value instanceof Object[] several) {
            return Arrays.stream(several).map(ManagedBeans::text).toList().toString();
        }
        return value instanceof CompositeData composite ? composite.values().toString() : String.valueOf(value);
    }
}
